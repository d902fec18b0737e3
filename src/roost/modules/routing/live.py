"""Who has a screen open: the first that opens and the last that closes are written down."""

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, system
from roost.kernel.web.live import Frames, Live, Socket

from .commands import presence

FACES = ("workbench", "platform")  # the platform's people too, at the desk of their own shop


def frames(live: Live) -> Frames:
    store, hub = live.store, live.hub
    store.surely("presence", system(""), presence.nobody_is_connected)

    def key(who: Actor) -> str:
        return f"presence {who.shop_id} {who.id}"

    def joined(socket: Socket) -> None:
        who = socket.actor
        if socket.face in FACES and who.party is Party.MERCHANT:
            here = system(who.shop_id)
            store.surely(key(who), here, lambda work: presence.connected(work, who.id))

    def left(socket: Socket) -> None:
        who, heard = socket.actor, store.time.now()
        if socket.face in FACES and who.party is Party.MERCHANT and not hub.online(socket.key):

            def gone(work: Work) -> None:
                presence.disconnected(work, who.id, heard)

            store.surely(key(who), system(who.shop_id), gone)

    hub.joined.append(joined)
    hub.left.append(left)
    return {}
