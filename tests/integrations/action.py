"""Runs the GitHub action as a runner would, as far as its steps are scripts."""
import pathlib
import re
import subprocess
import tempfile

import yaml

from place import Place, fail, has

# Stands in for GitHub's program: notes how it was called and what it was given.
GH = """#!/bin/sh
echo "$@" >>"$HOME/gh.calls"
case "$*" in
  *--paginate*) [ ! -f "$HOME/gh.earlier" ] || cat "$HOME/gh.earlier" ;;
  *--input*) while [ "$1" != --input ]; do shift; done; cp "$2" "$HOME/gh.body" ;;
esac
"""

INPUTS = set()


def try_workflow(place, name, tree):
    """A workflow: what it hands to the action must exist there, what it runs must work."""
    steps = [step for job in tree["jobs"].values() for step in job["steps"]]
    ours = [step for step in steps if "presend@" in step.get("uses", "")]
    if True not in tree and "on" not in tree:  # YAML 1.1 reads a bare on as true
        fail(f"{name}: no 'on'")
    scripts = [step["run"] for step in steps if "run" in step]
    if len(ours) != 1 and not any("presend check" in script for script in scripts):
        fail(f"{name}: presend is not used")
    place = place.checkout()
    for script in scripts:
        code, output = place.run(["bash", "-e", "-o", "pipefail", "-c", script])
        if code != 0:
            fail(f"{name}: {script}: exit {code}: {output}")
    for given in [name for step in ours for name in step.get("with", {})]:
        if given not in INPUTS:
            fail(f"{name}: the action has no input '{given}'")
    for step in steps:
        uploaded = step.get("with", {}).get("sarif_file")
        if uploaded and not (place.folder / uploaded).is_file():
            fail(f"{name}: {uploaded} was not written")
        if "uses" in step and not re.search(r"@(v\d+|main)$", step["uses"]):
            fail(f"{name}: {step['uses']} has no version")


def load(root):
    tree = yaml.safe_load((root / "action.yml").read_text())
    INPUTS.update(tree["inputs"])
    return tree


def try_form(tree):
    for key in ("name", "description", "inputs", "outputs", "runs"):
        if key not in tree:
            fail(f"action.yml: no '{key}'")
    text = str(tree["runs"]["steps"])
    for used in set(re.findall(r"inputs\.([\w-]+)", text)) ^ set(tree["inputs"]):
        fail(f"action.yml: input '{used}' is not declared, or not used")
    ids = {step["id"] for step in tree["runs"]["steps"] if "id" in step}
    for used in re.findall(r"steps\.([\w-]+)\.", text + str(tree["outputs"])):
        if used not in ids:
            fail(f"action.yml: there is no step '{used}'")
    for step in tree["runs"]["steps"]:
        if "run" in step and step.get("shell") != "bash":
            fail(f"action.yml: a step without shell: {step}")
        if "${{" in step.get("run", ""):
            fail(f"action.yml: an expression becomes shell code: {step['run']}")


class Runner:
    """What GitHub's runner does with a composite action, for the expressions that this one has."""

    def __init__(self, tree, root, place, inputs, pull_request=""):
        self.tree, self.root, self.place = tree, root, place
        self.temporary = place.folder.parent / "temporary"
        self.temporary.mkdir(exist_ok=True)
        self.values = {"github.action_path": str(root), "github.token": "token",
                       "github.event.pull_request": pull_request,
                       "github.event.pull_request.number": pull_request}
        for name, declared in tree["inputs"].items():
            self.values[f"inputs.{name}"] = self.filled(str(declared.get("default", "")))
        for name, value in inputs.items():
            self.values[f"inputs.{name}"] = value
        self.uploaded = ""
        self.output = ""

    def filled(self, text):
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: self.values.get(found[1], ""), text)

    def holds(self, condition):
        for part in condition.split(" && "):
            name, relation, wanted = (part.split(" ") + ["!=", "''"])[:3]
            is_equal = self.values.get(name, "") == wanted.strip("'")
            if is_equal != (relation == "=="):
                return False
        return True

    def run(self):
        """The exit code of the first step that fails, as the job would see it."""
        for step in self.tree["runs"]["steps"]:
            if not self.holds(step.get("if", "github.token")):
                continue
            if "uses" in step:
                if "upload-sarif" in step["uses"]:
                    self.uploaded = self.filled(step["with"]["sarif_file"])
                continue
            code = self.run_script(step)
            if code != 0:
                return code
        return 0

    def run_script(self, step):
        outputs = self.temporary / "outputs"
        outputs.write_text("")
        environment = {name: self.filled(value) for name, value in step.get("env", {}).items()}
        environment.update(GITHUB_OUTPUT=str(outputs), RUNNER_TEMP=str(self.temporary),
                           GITHUB_STEP_SUMMARY=str(self.temporary / "summary"),
                           GITHUB_REPOSITORY="ann/mail", GITHUB_ACTIONS="true")
        code, text = self.place.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], environment)
        self.output += text
        for line in outputs.read_text().splitlines():
            name, _, value = line.partition("=")
            self.values[f"steps.{step.get('id')}.outputs.{name}"] = value
        return code


def try_run(tree, root, presend, inputs, wanted, check=None, pull_request=""):
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder, presend, root)
        place.write_program("gh", GH)
        (place.folder / "templates/bad name.html").write_text(place.bad_template)
        (place.folder / "-odd.html").write_text(place.good_template)
        runner = Runner(tree, root, place, {"install": "path", **inputs}, pull_request)
        code = runner.run()
        if code != wanted:
            fail(f"action.yml with {inputs}: exit {code}, not {wanted}: {runner.output}")
        if list(place.folder.glob("**/pwned")):
            fail(f"action.yml with {inputs}: an input was run as shell code")
        if check is not None:
            check(runner)


def has_reports(runner):
    summary = runner.temporary / "summary"
    if not summary.is_file() or "bad name.html" not in summary.read_text():
        fail("action.yml: the summary does not name the failing template")
    if not runner.uploaded or not pathlib.Path(runner.uploaded).is_file():
        fail("action.yml: no SARIF was uploaded")
    if "::error" not in runner.output:
        fail(f"action.yml: no annotation: {runner.output}")


def has_comment(runner):
    home = runner.place.home
    if not (home / "gh.calls").is_file():
        return fail("action.yml: GitHub was not called")
    if not (home / "gh.body").is_file() or "presend report" not in (home / "gh.body").read_text():
        fail("action.yml: no comment was posted")
    (home / "gh.earlier").write_text("41\n")
    runner.run()
    if "comments/41" not in (home / "gh.calls").read_text():
        fail("action.yml: the earlier comment was not replaced")


def has_no_upload(runner):
    if runner.uploaded:
        fail("action.yml: uploads though it may not")


def try_key(root):
    """The key of the cache, which stands in the first step of every run that builds."""
    told = subprocess.run([root / ".github/action/key"], capture_output=True, text=True)
    if told.returncode != 0 or not re.fullmatch(r"key=presend-\S+-[0-9a-f]{32}\n", told.stdout):
        fail(f"the cache key of the action: {told.stdout}{told.stderr}")


def try_action(root, presend):
    tree = load(root)
    try_form(tree)
    try_key(root)
    hostile = "$(touch pwned); touch pwned `touch pwned` ' \" \\"
    try_run(tree, root, presend, {"paths": "templates"}, 1, has_reports)
    try_run(tree, root, presend, {"paths": "templates/welcome.html\n-odd.html\n\n"}, 0)
    try_run(tree, root, presend, {"paths": "templates/bad name.html", "args": "--exit-zero"}, 0)
    try_run(tree, root, presend, {"paths": "templates", "sarif": "false"}, 1, has_no_upload)
    try_run(tree, root, presend, {"paths": hostile}, 2)
    try_run(tree, root, presend, {"args": hostile, "fail-on": hostile}, 2)
    try_run(tree, root, presend, {"config": hostile, "baseline": hostile, "against": hostile}, 2)
    if has("jq"):
        try_run(tree, root, presend, {"paths": "templates", "comment": "true"}, 1, has_comment, "7")
    try_run(tree, root, presend, {"install": "nonsense"}, 2)
