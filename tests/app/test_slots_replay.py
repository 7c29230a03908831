"""`doorstep slots replay`: what it reads, what it says, and that its checks would catch a lie."""

import json
import lzma
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from app.main import cli
from app.replay.booking import Booked
from app.replay.checks import broken, late_by_matrix, violated_by_vroom
from app.replay.deciders import Counting, Kind, Resolving
from app.replay.instance import Instance, NotAnInstance, read
from app.replay.replay import Replayed, Setting, mean, replayed
from app.replay.town import Town
from benchmarks.slots_towns import written
from core.model.route import Route
from core.model.window import Window
from slots.buffer import NO_BUFFER, Buffer
from slots.reordering import late_on_average

KEYS = [
    "customers", "vehicles", "windows", "accepted", "wished", "broken_promises", "offer_ms",
    "hold_ms", "reoptimise_s", "travel_s",
]  # fmt: skip
VRPLIB = """NAME : three
TYPE : VRPTW
DIMENSION : 4
CAPACITY : 10
EDGE_WEIGHT_TYPE : EXPLICIT
EDGE_WEIGHT_FORMAT : FULL_MATRIX
EDGE_WEIGHT_SECTION
0 10 20 30
11 0 5 9
21 6 0 8
31 9 8 0
DEMAND_SECTION
1 0
2 1
3 2
4 3
DEPOT_SECTION
1
-1
SERVICE_TIME_SECTION
1 0
2 60
3 70
4 80
TIME_WINDOW_SECTION
1 0 1000
2 100 200
3 200 400
4 900 1000
EOF
"""
EUCLIDEAN = """NAME : two
TYPE : VRPTW
DIMENSION : 3
CAPACITY : 5
SERVICE_TIME : 90
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 3 4
3 1 1
DEMAND_SECTION
1 0
2 1
3 1
TIME_WINDOW_SECTION
1 0 600
2 0 300
3 300 600
DEPOT_SECTION
1
-1
EOF
"""
SOLOMON = """R1

VEHICLE
NUMBER     CAPACITY
  25         200

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

    0      0   0    0    0   230    0
    1      3   4   10  161   171   10
    2      0   2    7   50    60   10
"""


def stored(folder: Path, text: str, name: str = "a.vrp") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def town(customers: int = 24, *, windows: int = 6, seed: int = 1) -> Town:
    """On a plain, an hour across; half of the customers want the last third of the day."""
    chance = np.random.default_rng(seed)
    points = chance.integers(0, 2000, (customers + 1, 2))
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    opens = chance.choice([0, 3600, 14400, 18000], customers + 1)
    opens[0] = 0
    return Town.of(
        Instance(
            name="plain",
            seconds=np.ceil(apart).astype(np.int64),
            demand=np.array([0, *([1] * customers)]),
            service=np.array([0, *([300] * customers)]),
            opens=opens,
            closes=np.array([21600, *(opens[1:] + 3600)]),
            capacity=100,
        ),
        windows,
    )


def quietly(items: Sequence[int], _: str) -> Iterable[int]:
    return items


async def booked(decider: Kind, *, seed: int = 1, **more: float | Buffer) -> Replayed:
    setting = Setting(vehicles=1, decider=decider, **more)  # type: ignore[arg-type]
    return await replayed(town(), setting, seed, quietly)


def test_an_explicit_matrix_is_read_as_it_is(tmp_path: Path) -> None:
    """One-ways and all."""
    found = read(stored(tmp_path, VRPLIB))
    assert found.seconds.tolist()[1] == [11, 0, 5, 9]
    assert found.demand.tolist() == [0, 1, 2, 3]
    assert found.service.tolist() == [0, 60, 70, 80]
    assert (found.opens.tolist()[2], found.closes.tolist()[2]) == (200, 400)
    assert (found.capacity, list(found.customers)) == (10, [1, 2, 3])


def test_euclidean_distances_are_rounded_against_us(tmp_path: Path) -> None:
    """3, 4, 5 is exact; the square root of two is two seconds, since one would be too few."""
    found = read(stored(tmp_path, EUCLIDEAN))
    assert found.seconds[0].tolist() == [0, 5, 2]
    assert found.service.tolist() == [0, 90, 90]


MATRIX = VRPLIB[VRPLIB.index("0 10 20") : VRPLIB.index("DEMAND")]
SYMMETRIC = [[0, 11, 21, 31], [11, 0, 6, 9], [21, 6, 0, 8], [31, 9, 8, 0]]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("LOWER_ROW", "11 21 6 31 9 8"),
        ("LOWER_DIAG_ROW", "0 11 0 21 6\n 0 31 9 8 0"),
        ("UPPER_ROW", "11 21 31\n6 9\n8"),
        ("UPPER_DIAG_ROW", "0 11 21 31 0 6 9 0 8 0"),
        ("LOWER_COL", "11 21 31 6 9 8"),
        ("UPPER_DIAG_COL", "0 11 0 21 6 0 31 9 8 0"),
    ],
)
def test_half_a_matrix_is_read_in_any_form(tmp_path: Path, form: str, numbers: str) -> None:
    """However its lines are broken."""
    text = VRPLIB.replace("FULL_MATRIX", form).replace(MATRIX, f"{numbers}\n")
    assert read(stored(tmp_path, text)).seconds.tolist() == SYMMETRIC


def test_solomons_text_and_packed_text_are_read(tmp_path: Path) -> None:
    """Whatever the file is called."""
    packed = tmp_path / "r1.txt.xz"
    packed.write_bytes(lzma.compress(SOLOMON.encode()))
    found = read(packed)
    assert found.seconds[0].tolist() == [0, 5, 2]
    assert found.closes.tolist() == [230, 171, 60]
    assert found.service.tolist() == [0, 10, 10]


def test_solomons_numbers_need_not_be_whole(tmp_path: Path) -> None:
    """Rounded against us: a longer way, a bigger parcel, a shorter window."""
    head = SOLOMON[: SOLOMON.index("    0")]
    rows = "0 50 50 0 0 500 0\n1 80.6 50 2.5 9.2 400.7 10.1\n2 50 20.2 1 0 400 5\n"
    found = read(stored(tmp_path, head + rows))
    assert found.seconds.tolist() == [[0, 31, 30], [31, 0, 43], [30, 43, 0]]
    assert (found.demand[1], found.service[1]) == (3, 11)
    assert (found.opens[1], found.closes[1]) == (10, 400)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("0 10 20 30", "0 -10 20 30", "EDGE_WEIGHT"),
        ("2 100 200", "2 200 100", "TIME_WINDOW: a window cannot close"),
        ("3 70", "3 -70", "SERVICE_TIME"),
        ("4 3\n", "4 -3\n", "DEMAND"),
        ("0 10 20 30", "0 nan 20 30", "EDGE_WEIGHT"),
        ("0 10 20 30", "0 ten 20 30", "neither VRPLIB nor Solomon"),
        ("FULL_MATRIX", "ROUND_MATRIX", "EDGE_WEIGHT_FORMAT ROUND_MATRIX"),
        ("TYPE : EXPLICIT", "TYPE : GEO", "EDGE_WEIGHT_TYPE GEO"),
        ("TYPE : EXPLICIT", "TYPE : EUC_2D", "NODE_COORD_SECTION is missing"),
        ("DIMENSION : 4", "DIMENSION : 5", "EDGE_WEIGHT: 16 numbers"),
        ("CAPACITY : 10", "CAPACITY : 0", "CAPACITY: 0"),
        ("CAPACITY : 10", "CAPACITY : -1", "CAPACITY"),
        ("CAPACITY : 10", "CAPACITY : many", "CAPACITY"),
        ("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n1\n2\n", "DEPOT"),
        (VRPLIB[VRPLIB.index("TIME_WINDOW") : VRPLIB.index("EOF")], "", "TIME_WINDOW"),
        ("11 0 5 9", "11 0 5", "neither VRPLIB nor Solomon"),
        (VRPLIB, "hello", "neither VRPLIB nor Solomon"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(tmp_path: Path, old: str, new: str, why: str) -> None:
    """By the name that the file has for it."""
    with pytest.raises(NotAnInstance, match=why):
        read(stored(tmp_path, VRPLIB.replace(old, new)))


def test_the_wish_holds_the_middle_of_ones_own_window() -> None:
    """And the nearest come next, the sooner of two that are as near."""
    asked = town(3, windows=6)
    for customer in asked.instance.customers:
        own = (asked.instance.opens[customer] + asked.instance.closes[customer]) / 2
        first, second, *_ = asked.by_nearness(customer)
        assert first == asked.windows[asked.wishes[customer]]
        assert timedelta(0) <= timedelta(seconds=float(own)) - (
            first.start - asked.windows[0].start
        )
        assert abs((second.middle - first.middle).total_seconds()) == 3600


@pytest.mark.parametrize("decider", list(Kind))
async def test_no_decider_breaks_a_promise(decider: Kind) -> None:
    """A van that cannot take everybody: whoever is told yes is served."""
    found = await booked(decider)
    assert found.broken_promises == 0
    assert 0 < found.accepted < 24
    assert 0 < found.wished <= found.accepted


@pytest.mark.parametrize("share", [0.5, 0.9, 1.0])
async def test_a_counter_takes_as_many_as_it_is_set_to(share: float) -> None:
    """What the windows cannot share evenly is given to the first ones, and not lost."""
    asked = town(24, windows=7)
    booked = Booked(asked, asked.vans(1), buffer=NO_BUFFER)
    counting = Counting(booked, int(share * 10))
    taken = [window for one in asked.instance.customers if (window := await counting.given(one))]
    assert len(taken) == int(share * 10)


async def test_a_counter_that_knows_no_routes_breaks_promises() -> None:
    """Set to half as much again as the day can take; it is lowered until it breaks none."""
    broken_by_it = await booked(Kind.COUNTER, counter_share=1.5, counter_breaks=True)
    assert broken_by_it.broken_promises > 0
    lower = await booked(Kind.COUNTER, counter_share=1.5)
    assert lower.broken_promises == 0
    assert lower.accepted < broken_by_it.accepted


async def test_putting_routes_in_order_books_more() -> None:
    """And drives less for each."""
    plain = mean([await booked(Kind.INSERT, seed=seed) for seed in (1, 2, 3)])
    better = mean([await booked(Kind.REOPTIMISE, seed=seed) for seed in (1, 2, 3)])
    assert better.accepted >= plain.accepted
    assert better.travel_s / better.accepted < plain.travel_s / plain.accepted


async def test_the_same_seed_books_the_same_day() -> None:
    """What was measured with the clock aside."""
    one, other = [(await booked(Kind.REOPTIMISE)).as_json() for _ in range(2)]
    for timed in ("offer_ms", "hold_ms", "reoptimise_s"):
        del one[timed], other[timed]
    assert one == other


async def test_a_buffer_books_less() -> None:
    """Half an hour clear of each window's end."""
    assert (await booked(Kind.INSERT, buffer=Buffer(seconds=1800))).accepted <= (
        await booked(Kind.INSERT)
    ).accepted


@pytest.mark.parametrize("buffer", [Buffer(seconds=300), Buffer(added=0.01), Buffer.for_late(3)])
async def test_a_day_that_is_solved_anew_is_as_clear_of_lateness(buffer: Buffer) -> None:
    """By the seconds and by the price: else it would be compared with what it is not like."""
    asked = town()
    kept, added = await resolved(asked, buffer)
    freely, _ = await resolved(asked, NO_BUFFER)
    assert added
    assert buffer.added is None or max(added) <= buffer.added
    assert clearest(kept) >= buffer.seconds
    assert clearest(freely) < 300


async def resolved(asked: Town, buffer: Buffer) -> tuple[Booked, list[float]]:
    """The day, and how many each made late on average for whom it was planned anew."""
    booked, added = Booked(asked, asked.vans(1), buffer=buffer), []
    deciding = Resolving(booked)
    for customer in asked.instance.customers:
        offered = booked.offers(customer)
        before = late_on_average(booked.routes, asked.legs, buffer)
        window = await deciding.given(customer)
        if window is not None and window not in offered:
            added.append(late_on_average(booked.routes, asked.legs, buffer) - before)
    return booked, added


def clearest(booked: Booked) -> float:
    """Of all promises, the fewest seconds that one begins before its window's end."""
    return min(
        (stop.window.end - stop.arrival).total_seconds()
        for stop in booked.stops()
        if stop.window is not None and stop.arrival is not None
    )


def late(asked: Town, route: Route) -> Route:
    """The first stop was promised a minute in which nobody can be there."""
    start = asked.windows[0].start
    first = replace(route.stops[0], window=Window(start, start + timedelta(seconds=2)))
    return replace(route, stops=(first, *route.stops[1:]))


CHECKS = pytest.mark.parametrize("check", [late_by_matrix, violated_by_vroom])
type Check = Callable[[Town, Sequence[Route]], set[str]]


def test_whoever_a_plan_forgot_was_promised_in_vain() -> None:
    """Left out, visited twice, or at another time than they were told, whatever the route says."""
    asked = town(3)
    (van,) = asked.vans(1)
    told = {one: asked.windows[one + 1] for one in (1, 2, 3)}
    first, second, third = (asked.stop(one, window) for one, window in told.items())
    assert broken(asked, told, [van.with_stops((first, second, third))]) == set()
    assert broken(asked, told, [van.with_stops((first, third))]) == {"dlv_2"}
    assert broken(asked, told, [van.with_stops((first, second, third, second))]) >= {"dlv_2"}
    open_now = replace(second, window=None, promised=False)
    assert broken(asked, told, [van.with_stops((first, open_now, third))]) == set()
    too_late = replace(second, window=asked.windows[5], promised=True)
    assert "dlv_2" in broken(asked, told, [van.with_stops((first, third, too_late))])


@CHECKS
def test_the_check_sees_a_promise_that_is_missed(check: Check) -> None:
    """And nobody else is blamed."""
    asked = town(3)
    (van,) = asked.vans(1)
    kept = van.with_stops(tuple(asked.stop(one, asked.windows[one + 1]) for one in (1, 2, 3)))
    assert check(asked, [kept]) == set()
    assert check(asked, [late(asked, kept)]) == {"dlv_1"}


@CHECKS
def test_the_check_sees_a_van_that_is_too_full(check: Check) -> None:
    """All in it are broken: nobody knows who would stay behind."""
    asked = town(3)
    small = replace(asked.instance, capacity=2)
    asked = replace(asked, instance=small)
    (van,) = asked.vans(1)
    full = van.with_stops(tuple(asked.stop(one, asked.windows[one + 1]) for one in (1, 2, 3)))
    assert check(asked, [full]) == {"dlv_1", "dlv_2", "dlv_3"}


@CHECKS
def test_the_check_sees_a_van_that_comes_home_late(check: Check) -> None:
    """The depot is closed by then."""
    asked = town(3)
    closes = asked.instance.closes.copy()
    closes[0] = 18000
    (van,) = asked.vans(1)
    tired = van.with_stops((asked.stop(1, asked.windows[5]),))
    early = replace(asked, instance=replace(asked.instance, closes=closes))
    shut = replace(tired, end=replace(tired.end, at=asked.windows[5].start))
    assert check(early, [shut]) == {"dlv_1"}


def test_the_command_prints_the_keys_of_the_contract(tmp_path: Path) -> None:
    """Those and no others, as one object."""
    told = CliRunner().invoke(
        cli,
        ["slots", "replay", str(stored(tmp_path, VRPLIB)), "--vehicles", "1", "--windows", "2",
         "--seeds", "2", "--decider", "insert+reoptimise", "--json"],
    )  # fmt: skip
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert list(found) == KEYS
    assert (found["customers"], found["vehicles"], found["windows"]) == (3, 1, 2)
    assert found["accepted"] == 3
    assert set(found["offer_ms"]) == set(found["hold_ms"]) == {"p50", "p99"}


def test_so_many_late_are_planned_for_as_the_house_plans(tmp_path: Path) -> None:
    """With the seconds that belong to it, which nobody has to name."""
    file = tmp_path / "town.vrp"
    file.write_text(written(town().instance))
    asked = ["slots", "replay", str(file), "--vehicles", "1", "--seeds", "4", "--json"]

    def accepted(*more: str) -> float:
        told = CliRunner().invoke(cli, [*asked, *more])
        assert told.exit_code == 0
        return float(json.loads(told.stdout)["accepted"])

    seconds = str(Buffer.for_late(3).seconds)
    assert accepted("--late", "3") == accepted("--late", "3", "--buffer", seconds)
    assert accepted("--late", "3", "--buffer", "3000") < accepted("--late", "3") < accepted()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--vehicles", "0"], 2, "vehicles"),
        (["--vehicles", "1", "--windows", "0"], 2, "windows"),
        (["--vehicles", "1", "--decider", "dice"], 2, "--decider wants"),
        ([], 2, "vehicles"),
    ],
)
def test_wrong_usage_is_named(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    """One clear line."""
    file = str(stored(tmp_path, VRPLIB))
    told = CliRunner().invoke(cli, ["slots", "replay", file, *arguments])
    assert told.exit_code == code
    assert says in told.stderr


@pytest.mark.parametrize("text", [VRPLIB, EUCLIDEAN])
def test_a_row_belongs_to_the_place_that_it_names(tmp_path: Path, text: str) -> None:
    """In whatever order the file tells them."""
    lines = text.splitlines()
    at = {line: number for number, line in enumerate(lines)}
    demand, windows = at["DEMAND_SECTION"], at["TIME_WINDOW_SECTION"]
    for head in (demand, windows):
        lines[head + 1], lines[head + 3] = lines[head + 3], lines[head + 1]
    plain, mixed = read(stored(tmp_path, text)), read(stored(tmp_path, "\n".join(lines), "b.vrp"))
    for field in ("seconds", "demand", "service", "opens", "closes"):
        assert (getattr(plain, field) == getattr(mixed, field)).all()


@pytest.mark.parametrize(
    ("row", "instead", "says"),
    [
        ("3 1 1", "2 1 1", "NODE_COORD: a place is told twice"),
        ("3 1 1", "4 1 1", "NODE_COORD: a place is missing"),
        ("3 300 600", "3 300 600 7", "TIME_WINDOW: some lines have more numbers"),
    ],
)
def test_rows_that_are_odd_are_named(tmp_path: Path, row: str, instead: str, says: str) -> None:
    with pytest.raises(NotAnInstance, match=says):
        read(stored(tmp_path, EUCLIDEAN.replace(row, instead)))


def unreadable(folder: Path) -> dict[str, Path]:
    packed = lzma.compress(VRPLIB.encode())
    (folder / "cut.vrp.xz").write_bytes(packed[:-40])
    (folder / "bytes.vrp").write_bytes(bytes(range(256)))
    return {
        "hello": stored(folder, "hello", "hello.vrp"),
        "nothing": stored(folder, "", "empty.vrp"),
        "cut": folder / "cut.vrp.xz",
        "bytes": folder / "bytes.vrp",
        "missing": folder / "missing.vrp",
        "folder": folder,
        "far": stored(folder, EUCLIDEAN.replace("2 3 4", "2 3 1e400"), "far.vrp"),
        "short": stored(folder, SOLOMON[: SOLOMON.rindex(" ")], "short.txt"),
    }


WHAT = ["hello", "nothing", "cut", "bytes", "missing", "folder", "far", "short"]


@pytest.mark.parametrize("what", WHAT)
def test_a_file_that_is_no_instance_is_a_refusal(tmp_path: Path, what: str) -> None:
    """Exit 1 and a line."""
    file = str(unreadable(tmp_path)[what])
    told = CliRunner().invoke(cli, ["slots", "replay", file, "--vehicles", "1"])
    assert told.exit_code == 1
    assert told.stderr.count("\n") == 1
    assert "Errno" not in told.stderr


def test_one_customer_is_an_instance(tmp_path: Path) -> None:
    """Who comes alone gets what is wished."""
    alone = EUCLIDEAN.replace("DIMENSION : 3", "DIMENSION : 2")
    for line in ("3 1 1\n", "3 1\n", "3 300 600\n"):
        alone = alone.replace(line, "")
    file = str(stored(tmp_path, alone))
    told = CliRunner().invoke(cli, ["slots", "replay", file, "--vehicles", "1", "--json"])
    found = json.loads(told.stdout)
    assert (found["customers"], found["accepted"], found["wished"]) == (1, 1, 1)
