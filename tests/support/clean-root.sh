#!/bin/bash
# The machine's own system with nothing of this test in it afterwards: what is installed lies in memory and goes with the mount.
# Says a line for each step; waits for a line before it goes on from the running program.
# Arguments: a folder to mount in, the package, the same as an older version, a folder with updates: foreign, older, changed, newer.
set -euo pipefail
place=$1 package=$2 older=$3 updates=$4
mount -t tmpfs -o size=2g tmpfs "$place"
mkdir "$place/upper" "$place/work" "$place/root"
root=$place/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$place/upper,workdir=$place/work" "$root"
mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/mnt/packages"
cp "$package" "$root/mnt/packages/new.deb"
cp "$older" "$root/mnt/packages/older.deb"
mkdir "$root/mnt/updates"
mount --bind "$updates" "$root/mnt/updates"
inside() { chroot "$root" "$@"; }
told() { if "$@" >"$place/said" 2>&1; then echo "$label: done"; else echo "$label: refused $(tr '\n' ' ' <"$place/said")"; fi; }

label=install told inside dpkg -i /mnt/packages/new.deb
label=whole told inside dpkg -V enrollment-station
echo "helper: $(inside stat -c '%U %a' /opt/enrollment-station/chrome-sandbox)"
inside useradd --create-home clerk
inside su clerk -c 'cd; exec env -i HOME=/home/clerk PATH=/usr/bin:/bin LC_ALL=C.UTF-8 DBUS_SESSION_BUS_ADDRESS=disabled: \
  xvfb-run -a enrollment-station --disable-dev-shm-usage --remote-debugging-port=0' 2>&1 | grep --line-buffered '^DevTools listening' &
read -r _
label=over told inside dpkg -i /mnt/packages/new.deb
label=remove told inside dpkg -r enrollment-station
says=/home/clerk/.config/入学帮办站/logs/station.log
until inside grep -q programChecked "$says"; do sleep 0.2; done
echo "checked: $(inside grep -o 'programChecked","kind":"[A-Za-z]*' "$says")"
inside pkill -TERM -o -f '^/opt/enrollment-station/enrollment-station|^enrollment-station' || true
while inside pgrep -f '^/opt/enrollment-station/enrollment-station' >/dev/null; do sleep 0.2; done
label=older told inside dpkg -i /mnt/packages/older.deb
# By the helper that a clerk's program asks for, as root runs it.
update() { inside /opt/enrollment-station/resources/install-update "/mnt/updates/$1" "$(basename "$root/mnt/updates/$1"/*.deb)"; }
for kind in foreign older changed newer newer; do label=$kind told update "$kind"; done
echo "version: $(inside dpkg-query -W -f '${Version}' enrollment-station)"
echo "rest: $(inside ls /var/tmp | grep -c enrollment-station-update || true)"
label=again told inside dpkg -i /mnt/packages/new.deb
label=purge told inside dpkg -P enrollment-station
echo "left: $(inside ls -d /opt/enrollment-station 2>/dev/null || true)"
echo "kept: $(inside ls /home/clerk/.config/入学帮办站)" | tr '\n' ' '
echo
