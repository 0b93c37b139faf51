# Sourced by the scripts beside it: where this clone is, and its environment.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
export PYTHONPATH="$root" DJANGO_SETTINGS_MODULE=madoguchi.config.settings
export MADOGUCHI_HOME="${MADOGUCHI_HOME:-$root/var}"
export PATH="$root/.venv/bin:$PATH"
python="$root/.venv/bin/python"
say() { printf '%s\n' "$*" >&2; }
