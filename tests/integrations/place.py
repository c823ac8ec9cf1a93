"""A folder to try snippets in, with presend on the PATH."""
import copy
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

failures = []


def fail(text):
    failures.append(text)
    print(f"FAILED: {text}")


def skipped(text):
    print(f"SKIPPED: {text}", file=sys.stderr)


def has(tool):
    return shutil.which(tool) is not None


# Stands in for the compiler: the text of its templates as HTML.
MJML = """#!/bin/sh
for word; do case $word in *.html) out=$word ;; */) folder=$word ;; esac; done
for word; do
  case $word in
    *.mjml) cp "$word" "${out:-$folder$(basename "$word" .mjml).html}" ;;
  esac
done
"""

# npm without the network: there is nothing to install, everything else is npm's.
NPM = """#!/bin/sh
[ "$1" = install ] || exec %s "$@"
"""


class Place:
    def __init__(self, folder, presend, root):
        self.folder = pathlib.Path(folder) / "work"
        self.bin = pathlib.Path(folder) / "bin"
        self.home = pathlib.Path(folder) / "home"
        self.has_build = (presend.parent / "manual/presend.1").is_file()
        samples = root / "samples"
        self.bad_template = (pathlib.Path(__file__).parent / "bad.html").read_text()
        self.good_template = (pathlib.Path(__file__).parent / "good.html").read_text()
        for made in (self.folder, self.bin, self.home, self.folder / "templates",
                     self.folder / "drafts"):
            made.mkdir(parents=True, exist_ok=True)
        (self.bin / "presend").symlink_to(presend)
        (self.folder / "build").symlink_to(presend.parent)
        self.write_program("mjml", MJML)
        if has("npm"):
            self.write_program("npm", NPM % shutil.which("npm"))
        (self.folder / "templates/welcome.html").write_text(self.good_template)
        (self.folder / "templates/offer.mjml").write_text(self.good_template)
        shutil.copy(samples / "promotional/spring-sale.eml", self.folder / "drafts")
        shutil.copy(samples / "clean/personal-note.eml", self.folder / "drafts")
        shutil.copy(samples / "clean/personal-note.eml", self.folder / "newsletter.eml")
        self.run(["git", "init", "-q", "-b", "main", "."])
        self.run(["git", "add", "templates"])
        self.run(["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q",
                  "-m", "Templates"])
        self.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"])

    def checkout(self):
        """What a runner sees: only what is committed, in a folder of its own."""
        other = copy.copy(self)
        other.folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder.parent))
        self.run(["git", "clone", "-q", str(self.folder), str(other.folder)])
        return other

    def write_program(self, name, text):
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)

    def run(self, command, environment=None):
        """Exit code and output of a command in the folder."""
        variables = {
            "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.home), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", **(environment or {})}
        try:
            run = subprocess.run(command, cwd=self.folder, env=variables, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        except FileNotFoundError as error:
            return 127, str(error)
        return run.returncode, run.stdout.decode(errors="replace")

    def parse_shell(self, name, text):
        code, output = self.run(["bash", "-n", "-c", text])
        if code != 0:
            fail(f"{name}: {output}")
        if has("shellcheck"):
            # Blocks have no first line that names the shell, and source what is not here.
            run = subprocess.run(["shellcheck", "-s", "bash", "-e", "SC1091,SC2016", "-"],
                                 input=text.encode(), stdout=subprocess.PIPE)
            if run.returncode != 0:
                fail(f"{name}: {run.stdout.decode()}")
