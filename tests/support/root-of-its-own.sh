# Sourced by scripts with $place set: the machine's own system with nothing of this test in it afterwards; what is installed lies
# in memory and goes with the mount. A clerk lives in it, who opens the installed program.
mount -t tmpfs -o size=2g tmpfs "$place"
mkdir "$place/upper" "$place/work" "$place/root"
root=$place/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$place/upper,workdir=$place/work" "$root"
mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/mnt/packages"
inside() { chroot "$root" "$@"; }
told() { if "$@" >"$place/said" 2>&1; then echo "$label: done"; else echo "$label: refused $(tr '\n' ' ' <"$place/said")"; fi; }
version() { echo "version: $(inside dpkg-query -W -f '${Version}' enrollment-station)"; }
kept=/home/clerk/.config/入学帮办站
# Says in the background where the program can be driven.
opened() {
  inside su clerk -c 'cd; exec env -i HOME=/home/clerk PATH=/usr/bin:/bin LC_ALL=C.UTF-8 DBUS_SESSION_BUS_ADDRESS=disabled: \
    xvfb-run -a -s "-screen 0 1440x900x24" enrollment-station --disable-dev-shm-usage --remote-debugging-port=0' 2>&1 | grep --line-buffered '^DevTools listening' &
}
ended() {
  inside pkill -TERM -o -f '^/opt/enrollment-station/enrollment-station|^enrollment-station' || true
  while inside pgrep -f '^/opt/enrollment-station/enrollment-station' >/dev/null; do sleep 0.2; done
}
inside useradd --create-home clerk
