"""Notifiers by the settings: which ways there are beside the chat."""

from collections.abc import Mapping

from app.settings import CONSOLE, Settings, WrongSetting
from core.model.notice_policy import Way
from core.ports import Notifier
from integrations.notifiers import Gateway, Server, open_console, open_mail, open_sms


def open_notifiers(settings: Settings) -> Mapping[Way, Notifier]:
    """Nothing is sent yet. Raises WrongSetting."""
    found = (_mail(settings), _sms(settings))
    return {notifier.way: notifier for notifier in found if notifier is not None}


def _mail(settings: Settings) -> Notifier | None:
    host = settings.smtp_host
    if host is None:
        return None
    if host == CONSOLE:
        return open_console(Way.MAIL)
    assert settings.smtp_from is not None
    password = settings.smtp_password
    return open_mail(
        Server(
            host=host,
            port=settings.smtp_port,
            sender=settings.smtp_from,
            user=settings.smtp_user,
            password=password.get_secret_value() if password is not None else None,
            security=settings.smtp_security,
        )
    )


def _sms(settings: Settings) -> Notifier | None:
    url = settings.sms_url
    if url is None:
        return None
    if url == CONSOLE:
        return open_console(Way.SMS)
    token = settings.sms_token
    gateway = Gateway(
        url=url,
        body=settings.sms_body,
        sender=settings.sms_from,
        token=token.get_secret_value() if token is not None else None,
    )
    try:
        return open_sms(gateway)
    except ValueError as problem:
        raise WrongSetting(f"DOORSTEP_SMS_BODY: {problem}") from None
