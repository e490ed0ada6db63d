"""Serves the local AWS on a loopback port until standard input ends, which it does when the parent dies.

Arguments: the folder of the installed packages, the folder for the server's data, the port (0: any free one), and as JSON
the rules: "all", "none", or a list of their names.
Prints one line of JSON before it serves: {"port": 4566}, {"problem": "Address already in use"}, or, where there are no
rules of some of the names, {"unknownRules": ["gravity"]}.
"""

import asyncio
import importlib
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import types


def end(data_folder):
    """Ends this process at once: nothing is worth saving."""
    shutil.rmtree(data_folder, ignore_errors=True)
    os._exit(0)


def end_with_parent(data_folder):
    # Not through sys.stdin: Python can't shut down while a thread waits for it.
    while os.read(0, 1024):
        pass
    end(data_folder)


def handle_signals(data_folder):
    """Ctrl-C and a closed terminal reach every process; the parent may still need this one to clean up."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: end(data_folder))


def listen(port):
    """Binding the socket here, rather than by number in the server, leaves no time to lose the port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(100)
    return listener


def report(**outcome):
    """Reports the result, then closes standard output: later prints of the server go to its log."""
    print(json.dumps(outcome), flush=True)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def stand_in_for_yaml():
    """PyYAML has no built package for Python 3.15. ministack imports it at once, but needs it only for REST APIs."""
    try:
        import yaml  # noqa: F401
    except ImportError:
        sys.modules["yaml"] = types.ModuleType("yaml")


def import_beside(name):
    """Imports a module next to this file, where Python, which runs isolated, doesn't look."""
    folder = os.path.dirname(os.path.abspath(__file__))
    # Nothing is left in the project's folder, which may not even be writable: bytecode goes to the installed packages.
    sys.pycache_prefix = os.path.join(sys.argv[1], "bytecode")
    sys.path.append(folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)
        sys.pycache_prefix = None


def repair_client_secrets():
    from ministack.services import cognito

    client_secrets = import_beside("client_secrets")
    import_beside("rules.required_names").require((cognito.__name__, name) for name in client_secrets.USED)
    client_secrets.make_as_cognito(cognito)


def install_rules(rules):
    """Installs the rules for the services that are served, and returns them with the tally of what they do."""
    installed = [rule for rule in rules if serves(rule.service)]
    tally = import_beside("rules.tally").Tally(installed)
    import_beside("rules.installation").install(installed, tally)
    return installed, tally


def serves(service):
    # Where none is named, ministack serves all.
    named = os.environ.get("SERVICES", "")
    return not named or service in named.split(",")


def serve(listener, rules, tally):
    from hypercorn.asyncio import serve as hypercorn_serve
    from hypercorn.config import Config
    from ministack.app import app

    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.loglevel = "WARNING"
    # As ministack's own main() has it: AWS SDKs keep connections for longer than Hypercorn's 5 seconds.
    config.keep_alive_timeout = 75
    # Without a trigger, Hypercorn would install signal handlers of its own.
    middleware = import_beside("request_validation.middleware")
    records = import_beside("request_validation.records").Records()
    validated = middleware.validating(app, os.environ.get("COGNITO_AUTH_INVALID_REQUESTS"), records)
    listed = import_beside("request_validation.page").listing(validated, records)
    described = import_beside("rules.page").describing(listed, rules, tally)
    guarded = import_beside("website_guard").keeping_websites_out(described)
    asyncio.run(hypercorn_serve(guarded, config, shutdown_trigger=lambda: asyncio.Event().wait()))


def main():
    packages_folder, data_folder, port, selection = *sys.argv[1:3], int(sys.argv[3]), json.loads(sys.argv[4])
    handle_signals(data_folder)
    threading.Thread(target=end_with_parent, args=(data_folder,), daemon=True).start()
    # Where Python looks for a folder that it can write to, it fails on a full disk, even for those who write nothing.
    tempfile.tempdir = data_folder
    sys.path.insert(0, packages_folder)
    rules = import_beside("rules")
    unknown = rules.unknown(selection)
    if unknown:
        report(unknownRules=unknown)
        return
    try:
        listener = listen(port)
    except OSError as error:
        report(problem=error.strerror)
        return
    port = listener.getsockname()[1]
    report(port=port)
    os.environ["GATEWAY_PORT"] = str(port)
    stand_in_for_yaml()
    if serves("cognito-idp"):
        repair_client_secrets()
    serve(listener, *install_rules(rules.selected(selection)))


main()
