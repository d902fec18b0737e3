"""Names, documents, videos and the form they come in (promises 4.3)."""

import io

import pikepdf
import pytest
from kernel.toy_doors import Face
from trust.problems import is_problem
from trust.uploads import is_inert, photo, read, upload

from roost.kernel.data import files, pictures
from roost.kernel.data.files import Cabinet


@pytest.fixture(scope="module")
def face(tmp_path_factory):
    face = Face(tmp_path_factory.mktemp("files") / "roost.db")
    yield face
    face.close()


@pytest.fixture
def desk(face):
    face.login("clerk")
    return face


NAMES = {
    "a.php%00.jpg": "a.php%00.jpg",
    "a.jpg\u200b": "a.jpg",
    "..\\..\\x.jpg": "x.jpg",
    "../../../etc/passwd": "passwd",
    "CON": "CON",
    ".htaccess": "htaccess",
    "x" * 300 + ".jpg": "x" * 110 + ".jpg",
    "\u202egpj.exe": "gpj.exe",
    "ａ．ｊｐｇ": "a.jpg",
    "a\x00b\r\nc.jpg": "abc.jpg",
    "   ": "file",
    "": "file",
    "收据 1.jpg": "收据 1.jpg",
    'a"b<c>.jpg': "abc.jpg",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_for_the_eye(desk, name):
    assert files.shown_name(name) == NAMES[name]


def test_a_name_decides_neither_where_a_file_lies_nor_what_it_is(desk):
    told = upload(desk, photo(), "../../evil.php", "application/x-php").json()
    reply = read(desk, told["url"])
    assert reply.headers["content-type"] == "image/jpeg"
    assert reply.headers["content-disposition"] == "inline; filename*=UTF-8''evil.php"
    folder = Cabinet.beside(desk.world.store.path).folder
    kept = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.name.startswith(told["id"]))
    assert [str(p) for p in kept] == [
        f"{told['id'][:2]}/{told['id']}",
        f"{told['id'][:2]}/{told['id']}.thumb",
    ]


# Documents and videos.


def evil_pdf():
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://evil.example")
    pdf.Root.OpenAction = script
    pdf.Root.AA = pikepdf.Dictionary(WC=script)
    pdf.Root.AcroForm = pikepdf.Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=pikepdf.Array())
    page.obj.AA = pikepdf.Dictionary(O=launch)
    page.obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=link)]
    )
    pdf.attachments["evil.exe"] = b"MZ"
    return pdf


def saved(pdf, **more):
    out = io.BytesIO()
    pdf.save(out, **more)
    return out.getvalue()


def test_of_a_document_only_its_pages_are_kept(desk):
    content = saved(evil_pdf())
    told = upload(desk, content, "receipt.pdf", "application/pdf").json()
    assert told["kind"] == "pdf"
    assert told.get("thumb_url") is None
    reply = read(desk, told["url"])
    is_inert(reply)
    assert reply.headers["content-disposition"].startswith("attachment")
    with pikepdf.open(io.BytesIO(reply.content)) as kept:
        assert len(kept.pages) == 1
        assert {str(k) for k in kept.Root} == {"/Type", "/Pages"}
        assert not {"/AA", "/Annots"} & set(map(str, kept.pages[0].obj))
        assert not kept.attachments
    for sign in (b"JavaScript", b"Launch", b"evil", b"XFA"):
        assert sign not in reply.content


def test_a_locked_or_a_long_document_is_refused(desk):
    locked = saved(evil_pdf(), encryption=pikepdf.Encryption(user="u", owner="o"))
    long = pikepdf.new()
    for _ in range(51):
        long.add_blank_page()
    for content in (locked, saved(long)):
        is_problem(upload(desk, content, "x.pdf"), 422)


def test_a_document_whose_pages_never_end_is_given_up(desk):
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
        b"trailer<</Root 1 0 R/Size 3/Prev 113>>\nstartxref\n113\n%%EOF"
    )
    is_problem(upload(desk, loop, "x.pdf"), 422)


def test_a_video_is_handed_out_in_parts(desk):
    content = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 8
    told = upload(desk, content, "clip.mp4", "video/mp4").json()
    whole = read(desk, told["url"])
    assert (whole.status_code, whole.content) == (200, content)
    for asked, expected in {
        "bytes=0-9": content[:10],
        "bytes=10-": content[10:],
        "bytes=-5": content[-5:],
        "bytes=5-99999999": content[5:],
    }.items():
        part = desk.ask("GET", told["url"], headers={"Range": asked})
        assert (part.status_code, part.content) == (206, expected)
        is_inert(part)
    for odd in (
        "bytes=9-1",
        "bytes=0-1,2-3",
        "lines=1-2",
        "bytes=-",
        "bytes=x-",
        "bytes=" + "9" * 99,
    ):
        assert desk.ask("GET", told["url"], headers={"Range": odd}).content == content


# The form.


def test_an_upload_is_one_form_with_one_file(desk):
    is_problem(desk.send("/api/files", "{}"), 415)
    is_problem(desk.ask("POST", "/api/files", data={"data": "text"}), 415)
    parts = [("data", (f"{n}", photo())) for n in range(30)]
    is_problem(desk.ask("POST", "/api/files", files=parts), 400, 413, 422)
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    is_problem(desk.ask("POST", "/api/files", content=b"--x\r\nno form", headers=broken), 400, 422)
    no_border = {"Content-Type": "multipart/form-data"}
    is_problem(desk.ask("POST", "/api/files", content=b"x", headers=no_border), 400, 422)
    is_problem(desk.client.post("/api/files", files={"data": ("x", photo())}), 403)


def test_a_form_without_a_length_is_counted_as_it_comes(desk):
    def endless():
        yield b'--x\r\nContent-Disposition: form-data; name="data"; filename="x"\r\n\r\n'
        for _ in range(25):
            yield b"\xff" * pictures.MIB

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    is_problem(desk.ask("POST", "/api/files", content=endless(), headers=headers), 413)


def test_a_day_has_two_hundred_megabytes(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "A_DAY", 10_000)
    face = Face(tmp_path / "roost.db")
    face.login("clerk")
    codes = [upload(face, photo(100, 100)).status_code for _ in range(4)]
    assert codes[0] == 201
    refused = upload(face, photo(100, 100))
    assert is_problem(refused, 429).detail.startswith("今日上传已达200MB上限")
    assert int(refused.headers["retry-after"]) <= 86_400
    face.login("another")
    assert upload(face, photo(100, 100)).status_code == 201
    face.login("clerk")
    face.world.real_time_passes(days=1)
    face.login("clerk")
    assert upload(face, photo(100, 100)).status_code == 201
    face.close()


def test_a_stranger_puts_nothing_in(face):
    face.client.cookies.clear()
    is_problem(upload(face, photo()), 401)
