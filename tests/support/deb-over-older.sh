#!/bin/bash
# Says a line for each step; waits for a line before it goes on from each running program.
# Arguments: a folder to mount in, the package, the same as a newer version, the data of a station.
set -euo pipefail
place=$1 package=$2 newer=$3 data=$4
. "$(dirname "$0")/root-of-its-own.sh"
cp "$package" "$root/mnt/packages/older.deb"
cp "$newer" "$root/mnt/packages/newer.deb"
inside mkdir -p "$kept"
mount --bind "$data" "$root$kept"
inside chown -R clerk: /home/clerk/.config
digest() { (cd "$data" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }
untouched() { if [ "$(digest)" = "$before" ]; then echo "data: as it was"; else echo "data: changed"; fi; }

label=older told inside dpkg -i /mnt/packages/older.deb
opened
read -r _
ended
before=$(digest)
label=newer told inside dpkg -i /mnt/packages/newer.deb
version
untouched
opened
read -r _
ended
before=$(digest)
label=back told inside dpkg -i /mnt/packages/older.deb
version
untouched
label=remove told inside dpkg -r enrollment-station
label=purge told inside dpkg -P enrollment-station
echo "left: $(inside ls -d /opt/enrollment-station 2>/dev/null || true)"
untouched
