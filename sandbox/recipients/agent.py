"""An agent: somebody at the support desk, who takes over what waits and hands it back."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sandbox.doorstep import Doorstep

LOOK_SECONDS = 0.3
REPLY_WITHIN_SECONDS = 12.0
GREETING = "Hello, I am Anna, a real person. I am sorry for the trouble: what can I do?"
FAREWELL = "I have told the driver. I give you back to the bot now, have a good day."


@dataclass(slots=True)
class Agent:
    """Works through the API of other desks, `/v1/conversations` with scope `agent`."""

    doorstep: Doorstep
    served: list[str] = field(default_factory=list)
    refused: list[tuple[str, int]] = field(default_factory=list)

    async def work(self) -> None:
        """Looks at the queue again and again; ends by being cancelled."""
        async with asyncio.TaskGroup() as talks:
            taken: set[str] = set()
            while True:
                answer = await self.doorstep.get("/v1/conversations?state=waiting")
                for item in answer.body.get("items", []):
                    conversation = str(item["id"])
                    if conversation not in taken:
                        taken.add(conversation)
                        talks.create_task(self._serve(conversation, taken))
                await asyncio.sleep(LOOK_SECONDS)

    async def _serve(self, conversation: str, taken: set[str]) -> None:
        path = f"/v1/conversations/{conversation}"
        took = await self.doorstep.post(f"{path}/take-over")
        if not took.ok:
            self.refused.append((conversation, took.status))
            taken.discard(conversation)
            return
        before = len(await self._messages(path))
        await self.doorstep.post(f"{path}/messages", {"text": GREETING})
        await self._until_answered(path, before + 1)
        await self.doorstep.post(f"{path}/messages", {"text": FAREWELL})
        handed = await self.doorstep.post(f"{path}/hand-back")
        if handed.ok:
            self.served.append(conversation)
        else:
            self.refused.append((conversation, handed.status))
        taken.discard(conversation)

    async def _until_answered(self, path: str, before: int) -> None:
        """Until the recipient has written something, or for as long as one waits for that."""
        waited = 0.0
        while waited < REPLY_WITHIN_SECONDS:
            if len(await self._messages(path)) > before:
                return
            await asyncio.sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS

    async def _messages(self, path: str) -> list[dict[str, Any]]:
        answer = await self.doorstep.get(path)
        return list(answer.body.get("messages", []))
