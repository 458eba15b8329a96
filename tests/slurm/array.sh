# SPDX-License-Identifier: GPL-3.0-or-later
# The scripts of docs/cluster under Slurm itself, on this machine alone: an array of parts of
# smoke.cfg with a merge that waits for it. One element is killed and goes back into the queue; in
# the end there are the bytes of a plain run. Label `slurm`: ./setup.sh slurm installs what it needs. The daemons
# are of this test, with files, key and ports of their own; they need root.
. "$SOURCE_DIR/tests/cli/common"

[ "$(id -u)" -eq 0 ] || fail "the daemons of Slurm need root"
for program in munged slurmctld slurmd sbatch; do
    command -v "$program" >/dev/null || fail "$program is missing: ./setup.sh slurm"
done

daemons=
stop() {
    for daemon in $daemons; do
        kill "$daemon" 2>/dev/null || :
    done
    for daemon in $daemons; do
        wait "$daemon" 2>/dev/null || :
    done
    leave
}
trap stop EXIT

# Others may look up the daemons' socket, nobody else may write here.
chmod 755 "$folder"
mkdir state spool
dd if=/dev/urandom of=key bs=128 count=1 2>/dev/null
chmod 400 key
port=$((20000 + $$ % 20000))
host=$(hostname -s)
SLURM_CONF=$folder/slurm.conf
export SLURM_CONF DOORSTROOM
cat >"$SLURM_CONF" <<END
ClusterName=doorstroom
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
PluginDir=$(dirname "$(find /usr/lib -name auth_munge.so | head -n 1)")
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
END

munged --foreground --force --key-file "$folder/key" --socket "$folder/munge.socket" \
    --pid-file "$folder/munge.pid" --log-file "$folder/munge.log" \
    --seed-file "$folder/munge.seed" >munged.out 2>&1 &
daemons=$!
slurmctld -D -c >slurmctld.out 2>&1 &
daemons="$daemons $!"
slurmd -D >slurmd.out 2>&1 &
daemons="$daemons $!"

# until_true WHAT COMMAND...: waits for it, two minutes at most.
until_true() {
    what=$1
    shift
    for i in $(seq 1200); do
        ! "$@" 2>/dev/null || return 0
        sleep 0.1
    done
    squeue -a >&2 || :
    tail -n 20 slurmctld.out slurmctld.log slurmd.out slurmd.log munged.out *.log >&2 || :
    fail "never: $what"
}
node_is_idle() { sinfo -h -o %T | grep -qx idle; }
until_true "a node" node_is_idle

runs="-r 120" # of which a part takes some seconds
expect 0 run "$smoke" -q $runs -j 2 -o whole.h5

job=$(sbatch --parsable --array=5-7 --output=part-%a.log "$SOURCE_DIR/docs/cluster/part.sbatch" \
    "$smoke" $runs -o array.h5)
merge=$(sbatch --parsable --dependency=afterok:"$job" --output=merge.log \
    "$SOURCE_DIR/docs/cluster/merge.sbatch" array.h5)

# The program of the second element, once it has something to lose: replications 1, 4, 7, ...
has_shard() { ls array.h5.parts/shard-00000001-* >/dev/null; }
until_true "a shard of the second part" has_shard
victim=
for process in /proc/[0-9]*; do
    [ "$(cat "$process/comm" 2>/dev/null)" = doorstroom ] || continue
    said=$(tr '\0' '\n' <"$process/environ" 2>/dev/null | grep -xE \
        "SLURM_ARRAY_JOB_ID=$job|SLURM_ARRAY_TASK_ID=6" | wc -l)
    [ "$said" -ne 2 ] || victim=${process#/proc/}
done
[ -n "$victim" ] || fail "the second element is not running"
kill -9 "$victim"

is_over() { ! squeue -h -a -j "$merge" 2>/dev/null | grep -q .; }
until_true "the merge" is_over
cat part-*.log merge.log >all.log
[ -e array.h5 ] || { cat all.log >&2; fail "no result"; }
says part-5.log "part 1/3, as the job array of Slurm says"
says part-6.log "Slurm has restarted this job (1): --resume is implied"
says part-6.log "of 40 replications were kept"
says part-7.log "part 3/3: its 40 replications are in array.h5.parts"
says merge.log "120 replications, a fixed number"
same whole.h5 array.h5
