"""The sender is told before the batch is committed: a kill in between loses what was acked."""

from roost.kernel.web.live import Socket
from roost.modules.conversations.live import Ack, Chat, Send

_send = Chat.send


def send_and_hope(self: Chat, socket: Socket, frame: Send) -> None:
    socket.tell(Ack(frame.client_id, frame.thread, 0, "", self.store.time.now()))
    _send(self, socket, frame)


Chat.send = send_and_hope  # type: ignore[method-assign]
