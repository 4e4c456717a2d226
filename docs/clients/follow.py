"""Follows a view and prints three of its figures: TOKEN=… python3 follow.py http://127.0.0.1:3000 (python3-socketio, python3-websocket)."""
import os, sys, socketio

LIVE, VIEW = "/live", {"scope": "all", "period": {"kind": "last7d"}}
client, held = socketio.Client(), {}  # held: the view as it stands; empty while it is being opened

def merge(old, patch):  # RFC 7396; a document holds no null
    if not isinstance(patch, dict): return patch
    new = dict(old) if isinstance(old, dict) else {}
    for key, value in patch.items(): new[key] = merge(new.get(key), value)
    return {key: value for key, value in new.items() if value is not None}

def show(doc):
    print(doc["kpis"]["dealsWon"], "won,", doc["sentiment"]["calls"], "calls,", doc["live"]["activeCount"], "now", flush=True)

@client.on("view:snapshot", namespace=LIVE)  # returning is acknowledging
def hold(view): held.update(view); show(held["snapshot"])

@client.on("connect", namespace=LIVE)
def open_view():
    held.clear(); client.emit("view:open", VIEW, LIVE, lambda answer: hold(answer) if answer["ok"] else print(answer["error"]))

@client.on("view:delta", namespace=LIVE)
def change(delta):
    if held and (delta["epoch"], delta["prev"]) != (held["epoch"], held["rev"]): open_view()  # one was lost
    elif held: hold({**delta, "snapshot": merge(held["snapshot"], delta["patch"])})

@client.on("heartbeat", namespace=LIVE)
def beat(told):
    said = told["views"].get(held.get("viewId"))
    if said is None or (said["epoch"], said["rev"]) != (held["epoch"], held["rev"]): open_view()

def follow(url):
    while True:  # the library comes back by itself, but not where the server has said good-bye
        try: client.connect(url, auth={"token": os.environ["TOKEN"]}, namespaces=[LIVE], transports=["websocket"]); client.wait()
        except socketio.exceptions.ConnectionError as error: print(error, file=sys.stderr)
        client.sleep(2)

if __name__ == "__main__": follow(sys.argv[1])
