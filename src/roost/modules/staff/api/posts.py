"""Posts and the tree of what can be permitted."""

from litestar import delete, get, post, put

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries, views
from ..commands import posts
from ..commands.posts import PostForm
from ..views import Branch, PostList, PostView


@get("/posts")
async def shown(desk: Desk) -> PostList:
    return await desk.look(queries.posts, show=views.posts)


@get("/permissions")
async def tree(desk: Desk) -> list[Branch]:
    return await desk.look(queries.tree, show=views.tree)


@post("/posts")
async def create(desk: Desk, data: JSONBody[PostForm]) -> PostView:
    return await desk.work(posts.create, data, show=views.post)


@put("/posts/{id:str}")
async def edit(desk: Desk, id: Id, data: JSONBody[PostForm]) -> PostView:
    return await desk.work(posts.edit, id, data, show=views.post)


@delete("/posts/{id:str}")
async def remove(desk: Desk, id: Id) -> None:
    await desk.work(posts.delete, id, show=views.as_is)


routes = [shown, tree, create, edit, remove]
