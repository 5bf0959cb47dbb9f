"""The versions of an app: a real git repository in its folder, readable by any git tool.

What the kit made and what is in the folder may differ: its owner edits files. A version whose files are just what was
made says `Generated: whole`; another one has what was made as its second parent. So the base for a merge is always
known. How versions follow each other is read from the history alone, nothing else is kept.

A kill at any moment is mended at the next opening: the commit is there first, under `refs/cognomega/next`; then the
files are replaced one by one; then the branch moves. An opening that finds `next` finishes the work.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codebase import Codebase, SourceFile
from app.domain.errors import InputError
from app.domain.version import Conflict, Merged, Version, VersionKind
from app.storage.file_lock import file_lock

if TYPE_CHECKING:
    import pygit2

LOCK_WAIT_S = 20.0
_BRANCH = "refs/heads/main"
_NEXT = "refs/cognomega/next"
_BUSY = "cognomega.busy"
_MADE_ANEW = ("blueprint.txt", "checks.json", "trace.json")
"""Files made from what is in the folder anyway: what their owner wrote is in them already."""


def make_first_version(folder: Path, title: str, wish: str) -> None:
    """Make the folder's files its first version. For a folder nobody sees yet: no lock, nothing to recover."""
    repository = _init(folder)
    _commit(repository, _BRANCH, _add_all(repository), (), _message(f"Build {title}", wish, "build", whole=True))
    repository.set_head(_BRANCH)


def read_newest(folder: Path) -> Version | None:
    """Return the newest version of an app, None where its folder has no history."""
    if not (folder / ".git").exists():
        return None
    history = Versions(folder, _init(folder)).history()
    return history[0] if history else None


@contextlib.contextmanager
def open_versions(folder: Path) -> "Iterator[Versions]":
    """Hold the versions of an app alone; what a killed process left half done is finished first.

    Raises `InputError` where another process works on the app.
    """
    repository = _init(folder)
    place = Path(repository.path)
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(file_lock(place / "cognomega.lock", LOCK_WAIT_S))
        except TimeoutError as error:
            raise InputError("This app is being changed in another window.", "Wait for it, then try again.") from error
        versions = Versions(folder, repository)
        versions.recover()
        yield versions


class Versions:
    """An app's history. Made by `open_versions`."""

    def __init__(self, folder: Path, repository: "pygit2.Repository") -> None:
        self.folder = folder
        self._repository = repository

    @property
    def is_empty(self) -> bool:
        return self._repository.references.get(_BRANCH) is None

    def recover(self) -> None:
        """Finish what a killed process began."""
        busy = Path(self._repository.path) / _BUSY
        if busy.exists():
            for left in Path(self._repository.path).rglob("*.lock"):
                if left.name != "cognomega.lock":
                    left.unlink(missing_ok=True)
            for part in self.folder.rglob(".cognomega-part-*"):
                part.unlink(missing_ok=True)
        if self._repository.references.get(_NEXT) is not None:
            self._arrive()
        busy.unlink(missing_ok=True)

    def adopt(self, generated: Codebase) -> None:
        """Begin the history of an app that has none: what was generated, then what its owner made of it."""
        with self._busy():
            tree = self._tree_of(generated)
            _commit(self._repository, _BRANCH, tree, (), _message("As it was generated", "", "build", whole=True))
            self._repository.set_head(_BRANCH)
        self.keep_edits()

    def keep_edits(self) -> Version | None:
        """Make a version of what the owner edited since the last, so that nothing can be lost."""
        with self._busy():
            tree = _add_all(self._repository)
            head = self._head()
            if tree == str(head.tree.id):
                return None
            message = _message("Your own edits", "", "edits", whole=False)
            _commit(self._repository, _BRANCH, tree, (str(head.id),), message)
        return self.history()[0]

    def generated(self) -> Codebase:
        """Return the files as they were last made, before its owner's edits."""
        return self._codebase(self._generated_tree(self._head()))

    def merge(self, generated: Codebase) -> Merged:
        """Return the files with both the new version and the owner's edits in them. Changes nothing."""
        base = self._generated_tree(self._head())
        return self._merge(base, self._tree_of(generated), str(self._head().tree.id), _MADE_ANEW)

    def record(self, merged: Merged, generated: Codebase, title: str, wish: str) -> Version:
        """Make the merged files the app's version and put them into the folder."""
        made = self._tree_of(generated)
        return self._advance(merged.tree, made, title, wish, "change")

    def undo(self) -> "Version | tuple[Conflict, ...]":
        """Take the last change back, keeping what the owner edited since. Raises `InputError` where there is none."""
        done, _ = self._stacks()
        if not done:
            raise InputError("There is nothing to undo.", "`versions` shows what there is.")
        last = self._commit_of(done[-1])
        before = last.parents[0]
        return self._travel(last, before, f"Undo: {_title_of(last)}", "undo", {"Undoes": str(last.id)})

    def redo(self) -> "Version | tuple[Conflict, ...]":
        """Make the change again that was last undone. Raises `InputError` where there is none."""
        _, undone = self._stacks()
        if not undone:
            raise InputError("There is nothing to redo.", "`versions` shows what there is.")
        again = self._commit_of(undone[-1])
        return self._travel(again.parents[0], again, f"Redo: {_title_of(again)}", "redo", {"Redoes": str(again.id)})

    def restore(self, wanted: str) -> Version:
        """Make the app as it was in a version, by number or id. What is there now stays in the history."""
        version = self.find(wanted)
        commit = self._commit_of(version.id)
        tree = str(commit.tree.id)
        if tree == str(self._head().tree.id):
            raise InputError(f"The app is as it was in version {version.number} already.", "")
        title = f"Restore version {version.number}: {version.title}"
        return self._advance(tree, self._generated_tree(commit), title, "", "restore")

    def find(self, wanted: str) -> Version:
        """Return the version with this number or the beginning of this id. Raises `InputError`."""
        history = self.history()
        word = wanted.strip().lower()
        found = [v for v in history if str(v.number) == word.lstrip("#")] or [
            v for v in history if len(word) >= 4 and v.id.startswith(word)
        ]
        if len(found) != 1:
            raise InputError(f"There is no version {wanted}.", f"There are versions 1 to {len(history)}.")
        return found[0]

    def history(self) -> tuple[Version, ...]:
        """Return the versions, the newest first."""
        if self.is_empty:
            return ()
        commits = list(self._line())
        return tuple(_version(commit, len(commits) - place) for place, commit in enumerate(commits))

    def files(self, version: Version) -> Codebase:
        """Return the text files of a version."""
        return self._codebase(str(self._commit_of(version.id).tree.id))

    def diff(self, old: Version | None = None, new: Version | None = None) -> str:
        """Return what differs, as git shows it: from `old`, else the last version, to `new`, else the folder."""
        before = self._commit_of(old.id).tree if old else self._head().tree
        after = self._tree(str(self._commit_of(new.id).tree.id) if new else _add_all(self._repository))
        return before.diff_to_tree(after).patch or ""

    # ---- moving on ----------------------------------------------------------------------------------------------

    def _travel(
        self, base: "pygit2.Commit", wanted: "pygit2.Commit", title: str, kind: VersionKind, marks: Mapping[str, str]
    ) -> "Version | tuple[Conflict, ...]":
        merged = self._merge(str(base.tree.id), str(wanted.tree.id), str(self._head().tree.id), ())
        if merged.conflicts:
            return merged.conflicts
        return self._advance(merged.tree, self._generated_tree(wanted), title, "", kind, marks)

    def _advance(
        self, tree: str, made: str, title: str, wish: str, kind: VersionKind, marks: Mapping[str, str] | None = None
    ) -> Version:
        head = self._head()
        is_whole = tree == made
        with self._busy():
            parents = [str(head.id)]
            if not is_whole:
                text = _message(f"As generated: {title}", "", "build", whole=True)
                parents.append(_commit(self._repository, None, made, (), text))
            message = _message(title, wish, kind, is_whole, marks or {})
            _commit(self._repository, _NEXT, tree, tuple(parents), message)
            self._arrive()
        return self.history()[0]

    def _arrive(self) -> None:
        """Bring the folder to the version that is to be next; a file edited meanwhile stays as it is."""
        target = self._commit_of(str(self._repository.references[_NEXT].target))
        old = dict(_blobs(target.parents[0].tree)) if target.parents else {}
        new = dict(_blobs(target.tree))
        for path in sorted(new.keys() - {p for p in old if old[p] == new.get(p)}):
            self._put(path, old.get(path), new[path])
        for path in sorted(old.keys() - new.keys()):
            self._take(path, old[path])
        self._repository.references.create(_BRANCH, target.id, force=True)
        self._repository.index.read_tree(target.tree)
        self._repository.index.write()
        self._repository.references.delete(_NEXT)

    def _put(self, path: str, old: str | None, new: str) -> None:
        place = self.folder / path
        is_there = place.is_file()
        if is_there and self._hash(place) not in (old, new):
            return
        data = self._repository[new].data  # type: ignore[attr-defined]
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".cognomega-part-{secrets.token_hex(4)}")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)

    def _take(self, path: str, old: str) -> None:
        place = self.folder / path
        if place.is_file() and self._hash(place) == old:
            place.unlink()
            with contextlib.suppress(OSError):
                place.parent.rmdir()  # where it was the last file in there

    def _hash(self, place: Path) -> str:
        import pygit2

        return str(pygit2.hash(place.read_bytes()))

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        """Mark that locks found later were ours; after a kill the mark is still there."""
        mark = Path(self._repository.path) / _BUSY
        mark.touch()
        yield
        mark.unlink(missing_ok=True)

    # ---- reading ------------------------------------------------------------------------------------------------

    def _head(self) -> "pygit2.Commit":
        return self._commit_of(str(self._repository.references[_BRANCH].target))

    def _commit_of(self, commit_id: str) -> "pygit2.Commit":
        return self._repository[commit_id]  # type: ignore[return-value]

    def _tree(self, tree_id: str) -> "pygit2.Tree":
        return self._repository[tree_id]  # type: ignore[return-value]

    def _line(self) -> "Iterator[pygit2.Commit]":
        commit: pygit2.Commit | None = self._head()
        while commit is not None:
            yield commit
            commit = commit.parents[0] if commit.parents else None

    def _stacks(self) -> tuple[list[str], list[str]]:
        """Return the changes that can be undone and those that can be redone, by replaying the history."""
        done: list[str] = []
        undone: list[str] = []
        for commit in reversed(list(self._line())):
            match _kind_of(commit):
                case "change" | "restore":
                    done.append(str(commit.id))
                    undone.clear()
                case "undo" if done:
                    undone.append(done.pop())
                case "redo" if undone:
                    done.append(undone.pop())
        return done, undone

    def _generated_tree(self, commit: "pygit2.Commit") -> str:
        while True:
            if _mark(commit, "Generated") == "whole" or not commit.parents:
                return str(commit.tree.id)
            if len(commit.parents) > 1:
                return str(commit.parents[1].tree.id)
            commit = commit.parents[0]

    def _codebase(self, tree: str) -> Codebase:
        files = []
        for path, blob in _blobs(self._repository[tree]):  # type: ignore[arg-type]
            with contextlib.suppress(UnicodeDecodeError, ValueError):
                files.append(SourceFile(path, self._repository[blob].data.decode("utf-8")))  # type: ignore[attr-defined]
        return Codebase(tuple(files))

    def _tree_of(self, codebase: Codebase) -> str:
        import pygit2

        index = pygit2.Index()
        for file in codebase.files:
            blob = self._repository.create_blob(file.text.encode("utf-8", "replace"))
            index.add(pygit2.IndexEntry(file.path, blob, pygit2.enums.FileMode.BLOB))
        return str(index.write_tree(self._repository))

    # ---- merging ------------------------------------------------------------------------------------------------

    def _merge(self, base: str, ours: str, theirs: str, made_anew: tuple[str, ...]) -> Merged:
        """Three-way merge; files in `made_anew` are taken from `ours`."""
        import pygit2

        if theirs == base:
            return Merged(ours, self._codebase(ours))
        theirs = self._with_files_of(theirs, base, made_anew)
        index = self._repository.merge_trees(base, ours, theirs)
        if index.conflicts is not None:
            conflicts = [c for entries in index.conflicts for c in self._places(*entries)]
            return Merged("", Codebase(()), tuple(conflicts))
        assert isinstance(index, pygit2.Index)
        tree = str(index.write_tree(self._repository))
        return Merged(tree, self._codebase(tree))

    def _with_files_of(self, tree: str, other: str, paths: tuple[str, ...]) -> str:
        import pygit2

        index, from_there = pygit2.Index(), dict(_blobs(self._repository[other]))  # type: ignore[arg-type]
        index.read_tree(self._repository[tree])  # type: ignore[arg-type]
        for path in paths:
            if path in from_there:
                index.add(pygit2.IndexEntry(path, pygit2.Oid(hex=from_there[path]), pygit2.enums.FileMode.BLOB))
            elif path in index:
                index.remove(path)
        return str(index.write_tree(self._repository))

    def _places(
        self,
        base: "pygit2.IndexEntry | None",
        ours: "pygit2.IndexEntry | None",
        theirs: "pygit2.IndexEntry | None",
    ) -> list[Conflict]:
        path = next((str(e.path) for e in (theirs, ours, base) if e is not None), "")
        if ours is None or theirs is None:
            return [Conflict(path, 0, "the file" if theirs else "no such file", "it changed" if ours else "it gone")]
        merged = self._repository.merge_file_from_index(base, ours, theirs)
        text = getattr(merged, "contents", merged)
        return list(_marked(path, str(text))) or [Conflict(path, 0, "your file", "another one")]


def _marked(path: str, merged: str) -> Iterator[Conflict]:
    """Read the places out of a file with git's conflict marks; lines are counted as they are in the owner's file."""
    line, yours, wanted, side = 1, [""], [""], "both"
    start = 1
    for text in merged.splitlines():
        if text.startswith("<<<<<<< "):
            side, yours, wanted, start = "wanted", [], [], line
        elif text.startswith("=======") and side == "wanted":
            side = "yours"
        elif text.startswith(">>>>>>> ") and side == "yours":
            side = "both"
            yield Conflict(path, start, "\n".join(yours), "\n".join(wanted))
        elif side == "wanted":
            wanted.append(text)
        else:
            if side == "yours":
                yours.append(text)
            line += 1


def _init(folder: Path) -> "pygit2.Repository":
    import pygit2

    if (folder / ".git").exists():
        try:
            return pygit2.Repository(str(folder / ".git"))
        except pygit2.GitError as error:
            raise InputError(f"The versions in {folder / '.git'} cannot be read ({error}).", "") from error
    repository = pygit2.init_repository(str(folder), initial_head="main")
    repository.config["core.autocrlf"] = False
    return repository


def _add_all(repository: "pygit2.Repository") -> str:
    """Return the tree of the folder as it is now."""
    index = repository.index
    index.add_all()
    for path in [e.path for e in index if not (Path(repository.workdir) / e.path).exists()]:
        index.remove(path)
    return str(index.write_tree())


def _commit(
    repository: "pygit2.Repository", reference: str | None, tree: str, parents: tuple[str, ...], message: str
) -> str:
    """Write a commit and, whatever it pointed to before, point the reference at it."""
    import pygit2

    author = pygit2.Signature("Cognomega", "cognomega@localhost", int(datetime.now(UTC).timestamp()), 0)
    commit = repository.create_commit(None, author, author, message, tree, list(parents))
    if reference is not None:
        repository.references.create(reference, commit, force=True)
    if reference == _BRANCH:
        repository.index.read_tree(repository[tree])
        repository.index.write()
    return str(commit)


def _message(title: str, wish: str, kind: VersionKind, whole: bool, marks: Mapping[str, str] | None = None) -> str:
    said = f"You said: {' '.join(wish.split())}\n\n" if wish else ""
    trailers = {"Cognomega": kind, **({"Generated": "whole"} if whole else {}), **(marks or {})}
    return f"{' '.join(title.split())}\n\n{said}" + "".join(f"{k}: {v}\n" for k, v in trailers.items())


def _mark(commit: "pygit2.Commit", name: str) -> str:
    found = re.findall(rf"^{name}: (.+)$", commit.message, re.MULTILINE)
    return str(found[-1]) if found else ""


def _kind_of(commit: "pygit2.Commit") -> VersionKind:
    kinds: dict[str, VersionKind] = {
        "build": "build", "change": "change", "undo": "undo", "redo": "redo", "restore": "restore",
    }  # fmt: skip
    return kinds.get(_mark(commit, "Cognomega"), "edits")  # a commit made with another tool is its owner's edit


def _title_of(commit: "pygit2.Commit") -> str:
    return commit.message.split("\n", 1)[0]


def _version(commit: "pygit2.Commit", number: int) -> Version:
    made_at = datetime.fromtimestamp(commit.commit_time, UTC)
    wish = _mark(commit, "You said")
    return Version(number, str(commit.id), _kind_of(commit), _title_of(commit), wish, made_at)


def _blobs(tree: "pygit2.Tree", under: str = "") -> Iterator[tuple[str, str]]:
    import pygit2

    for entry in tree:
        path = f"{under}{entry.name}"
        if isinstance(entry, pygit2.Tree):
            yield from _blobs(entry, f"{path}/")
        elif isinstance(entry, pygit2.Blob):
            yield path, str(entry.id)
