"""An update is stored before anybody understands it, whatever it says."""

import pytest

from bot.telegram.update_row import written_at


@pytest.mark.parametrize("date", [10**18, -(10**18), 10**11 * 3])
def test_a_date_that_is_no_time_is_none(date: int) -> None:
    """It came, and is answered with 200: else Telegram would bring it for ever."""
    assert written_at(b'{"message": {"date": %d}}' % date) is None
