"""Hooks: carriers call us. `hooks` are the routes that the application adds."""

from web.hooks.carriers import hooks

__all__ = ["hooks"]
