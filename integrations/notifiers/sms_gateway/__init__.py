"""SMS by a gateway over HTTP: most of them take a JSON document, and each its own."""

from integrations.notifiers.sms_gateway.client import Gateway, SmsGateway

__all__ = ["Gateway", "SmsGateway"]
