"""`mithaq demo`."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Annotated

import typer

from local import export, processfile, published
from local.commands.replay import REFUSED, replay
from local.commands.up import Agency, Data, Mail, Port, run, stay
from local.faults import told
from local.installation import Installation
from local.issuer import AUDITOR, Issuer
from local.site import Site
from local.system import System, endpoints

JORDAN = Path(__file__).parents[3] / "processes" / "jo-nap5.yaml"
PATIENCE = 60.0


def demo(
    file: Annotated[Path, typer.Argument(help="A process file.", exists=True, dir_okay=False)] = JORDAN,
    once: Annotated[bool, typer.Option("--once", help="End when the report is written.")] = False,
    data: Data = Path(".mithaq"),
    port: Port = 8000,
    agency: Agency = "ministry",
    mail: Mail = Path("out/mail"),
    out: Annotated[Path, typer.Option(help="The report and the record are written to a folder in it.")] = Path("out"),
) -> None:
    """Start all of Mithaq, play a process file, and serve its report; Ctrl-C stops it."""

    async def play(installation: Installation) -> int:
        code = await _in_a_thread(lambda: _play(file, data.resolve(), out))
        return code if once or code not in (0, REFUSED) else await stay(installation)

    with told(str(file)):
        processfile.load(file)
    run(Site(data=data.resolve(), agency=agency, port=port, mail=mail.resolve()), play)


def _play(file: Path, data: Path, out: Path) -> int:
    """Play the file and write what came of it; the replay's exit code."""
    code = _exit_code(lambda: replay(file, data))
    return code if code not in (0, REFUSED) else _exit_code(lambda: _write(file, data, out)) or code


def _write(file: Path, data: Path, out: Path) -> None:
    with told():
        urls = endpoints(data, ())
        system, issuer = System(urls, PATIENCE), Issuer(data)
        read = processfile.load(file)
        about = published.process(system, read.process)
        folder = out / about.process
        personas = issuer.load(about.process)
        export.export(system, lambda: issuer.token(personas, AUDITOR), about.process, folder, lambda _count: None)
        (folder / "report.json").write_text(published.report(system, about.process, "json"))
        for day in read.reports:
            as_of = processfile.instant(f"{day} 23:59:59", read.zone).isoformat()
            (folder / f"report.{day}.json").write_text(published.report(system, about.process, "json", as_of=as_of))
        for lang in about.languages:
            (folder / f"report.{lang}.html").write_text(published.report(system, about.process, "html", lang=lang))
            for form in ("md", "pdf"):
                paper = published.report_file(system, about.process, form, lang=lang)
                (folder / f"report.{lang}.{form}").write_bytes(paper)
            (folder / f"sheet.{lang}.pdf").write_bytes(published.sheet(system, about.process, lang))
            typer.echo(f"report ({lang}): {urls['portal']}/{lang}/processes/{about.process}")
        typer.echo(f"report and record as files: {folder}/")


def _exit_code(command: Callable[[], None]) -> int:
    try:
        command()
    except typer.Exit as ended:
        return ended.exit_code
    return 0


async def _in_a_thread(work: Callable[[], int]) -> int:
    """Its result. When this is cancelled, the thread ends with the process."""
    result: Future[int] = Future()
    result.set_running_or_notify_cancel()

    def working() -> None:
        try:
            result.set_result(work())
        except Exception as fault:
            result.set_exception(fault)

    threading.Thread(target=working, daemon=True).start()
    return await asyncio.wrap_future(result)
