# shellcheck shell=bash
# For scripts that start services of their own: a file names a process by id and start time, and only that very
# process is ever signalled.

# When a process started, in ticks since boot: ids are given again.
started() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '{print $20}'; }

# FILE PID: writes down who runs.
keep_process() { printf '%s %s\n' "$2" "$(started "$2")" >"$1"; }

# FILE: whether the process that it names still runs.
is_ours() {
  local pid ticks
  [ -r "$1" ] || return 1
  read -r pid ticks <"$1" || return 1
  [ -n "$pid" ] && [ "$(started "$pid")" = "$ticks" ]
}

# FILE: ends the process that it names, within about ten seconds; false if there was none.
end_process() {
  local pid was_running=1
  if is_ours "$1"; then
    was_running=0
    read -r pid _ <"$1"
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      is_ours "$1" || break
      sleep 0.1
    done
    if is_ours "$1"; then kill -KILL "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$1"
  return $was_running
}
