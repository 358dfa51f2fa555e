#!/bin/bash
# Says a line for each step; waits for a line before it goes on from the running program.
# Arguments: a folder to mount in, the package, the same as an older version, a folder with updates: foreign, older, changed, newer.
set -euo pipefail
place=$1 package=$2 older=$3 updates=$4
. "$(dirname "$0")/root-of-its-own.sh"
cp "$package" "$root/mnt/packages/new.deb"
cp "$older" "$root/mnt/packages/older.deb"
mkdir "$root/mnt/updates"
mount --bind "$updates" "$root/mnt/updates"

label=install told inside dpkg -i /mnt/packages/new.deb
label=whole told inside dpkg -V enrollment-station
echo "helper: $(inside stat -c '%U %a' /opt/enrollment-station/chrome-sandbox)"
opened
read -r _
label=over told inside dpkg -i /mnt/packages/new.deb
label=remove told inside dpkg -r enrollment-station
says=$kept/logs/station.log
until inside grep -q programChecked "$says"; do sleep 0.2; done
echo "checked: $(inside grep -o 'programChecked","kind":"[A-Za-z]*' "$says")"
ended
label=older told inside dpkg -i /mnt/packages/older.deb
# By the helper that a clerk's program asks for, as root runs it.
update() { inside /opt/enrollment-station/resources/install-update "/mnt/updates/$1" "$(basename "$root/mnt/updates/$1"/*.deb)"; }
for kind in foreign older changed newer newer; do label=$kind told update "$kind"; done
version
echo "rest: $(inside ls /var/tmp | grep -c enrollment-station-update || true)"
label=again told inside dpkg -i /mnt/packages/new.deb
label=purge told inside dpkg -P enrollment-station
echo "left: $(inside ls -d /opt/enrollment-station 2>/dev/null || true)"
echo "kept: $(inside ls "$kept")" | tr '\n' ' '
echo
