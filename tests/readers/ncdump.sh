# SPDX-License-Identifier: GPL-3.0-or-later
# A result file in netCDF's own tool and in HDF5's.
. "$SOURCE_DIR/tests/cli/common"

expect 0 run "$smoke" -q -o result.h5
ncdump -h result.h5 >header
says header "int stock(rep, time, regime, stage, group, route) ;"
says header "double stock_q(prob, time, regime, stage, group, route) ;"
says header "int stock_class(rep, time, stage, group, class) ;"
says header "double housing_due(rep, time, class) ;"
says header "int wait_hist(rep, interval, group, day) ;"
says header "double target_simulated(rep, target) ;"
says header "int week_booking_n(rep, week, exam) ;"
says header "double week_used_mean(week, resource) ;"
says header "int medical_decided(rep, time, outcome, group) ;"
says header "int week_medical_open(rep, week) ;"
says header 'string week:units = "days since 1970-01-01 00:00:00" ;'
says header 'string week:bounds = "week_bnds" ;'
says header "string target_operator(target) ;"
says header "int overrun_cases(rep, time, regime, group, docket) ;"
says header "int64 fines_euro(rep, time, regime, group, offence) ;"
says header "int rule_fired_for(rep, rule, regime, group) ;"
says header "int rule_from(rule, regime) ;"
says header "string rule_duration(rule) ;"
says header "double target_tolerance(target) ;"
says header 'string time:units = "days since 1970-01-01 00:00:00" ;'
says header "string stage(stage) ;"
says header ":complete = 1"
ncdump -v stage,group,route,regime,exam,resource,class result.h5 >labels
says labels 'class = "g4", "large", "other"'
says labels '"asiel", "gezin", "overig"'
says labels '"examiners_spreken_b1"'
ncdump -v target_operator,target_revisions result.h5 >targets
says targets '"obliged", "obliged"'
says targets '"B-IN-01 26460; B-IN-09 26200"'
ncdump -v time result.h5 >times
says times "time = 15706," # 1 January 2013
ncdump -v week,week_end result.h5 >weeks
says weeks "week = 15706, 15712, 15719," # a Tuesday, then Mondays
says weeks "week_end = 15712, 15719,"
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o queue.h5
ncdump -v station,class queue.h5 >queue
says queue "int arrived(rep, time, station, class) ;"
says queue "int64 waited(rep, time, station, class) ;"
says queue "double busy_mean_q(prob, time, station) ;"
says queue "int through(rep, time) ;"
says queue ' station = "desk", "review" ;'
says queue ' class = "1", "2" ;'
! grep -q "stage" queue || fail "coordinates of the chain in a network's result"
h5dump -H result.h5 >structure || fail "h5dump"
says structure 'GROUP "kpi"'
