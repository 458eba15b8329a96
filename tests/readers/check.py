# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py ENGINE FILE: what a researcher relies on, read with h5py or an engine of xarray."""

import sys

import numpy as np

CONTRACT = {
    "stage": """reception coupled landing intake pip offer course exams awaiting_result new_term
                done dispensed exempt lapsed""".split(),
    "group": ["asiel", "gezin", "overig"],
    "route": ["b1", "onderwijs", "z", "none"],
    "regime": ["wi2013", "wi2021"],
    "class": ["g4", "large", "other"],
    "resource": ["reception_places", "reception_places_har", "homes", "intake_consultants",
                 "course_places_b1", "exam_places_knm", "examiners_ona", "medical_assessors",
                 "hearing_officers", "travel_budget", "examiners_spreken_both"],
    "interval": ["duty_to_notice", "status_to_coupled", "intake_to_pip", "offer_to_course",
                 "clock_to_pip", "signup_schrijven_a2", "result_spreken_b1",
                 "medical", "overrun_to_decision", "duty_to_done"],
    "exam": ["schrijven_a2", "spreken_b1", "knm", "ona"],
    "attempt": ["1", "2", "3", "4", "5_or_more"],
    "occasion": ["intake", "course", "term"],
    "outcome": ["full", "partial", "adapted", "refused"],
    "ground": ["no_offer", "effort", "illness", "exam_delay", "corona", "corona_specific"],
    "offence": ["exams", "pvt", "map"],
    "docket": ["overrun", "notice", "views", "hearing", "excused", "spared", "fined", "new_term"],
    "rule": ["notice", "extended_corona", "exempt_effort", "fined_pvt", "loan_spent"],
}
DIMS = {
    "stock": ("rep", "time", "regime", "stage", "group", "route"),
    "arrivals": ("rep", "time", "regime", "group"),
    "used": ("rep", "time", "resource"),
    "wait_n": ("rep", "time", "interval", "group"),
    "stock_class": ("rep", "time", "stage", "group", "class"),
    "stock_cohort": ("rep", "time", "cohort", "stage"),
    "wait_route_n": ("rep", "time", "interval", "route"),
    "wait_class_n": ("rep", "time", "interval", "class"),
    "wait_cohort_n": ("rep", "cohort", "interval", "group"),
    "fine_euro": ("rep", "time", "group"),
    "housed": ("rep", "time", "class"),
    "housing_due": ("rep", "time", "class"),
    "intake_queue": ("rep", "time", "class"),
    "stock_class_mean": ("time", "stage", "group", "class"),
    "wait_hist": ("rep", "interval", "group", "day"),
    "wait_month_hist": ("rep", "time", "interval", "bin"),
    "exam_sat": ("rep", "time", "exam", "group"),
    "exam_attempt_sat": ("rep", "time", "exam", "attempt"),
    "booking_n": ("rep", "time", "exam"),
    "week_booking_n": ("rep", "week", "exam"),
    "booking_p90": ("rep", "time", "exam"),
    "grading_n": ("rep", "time", "exam"),
    "week_grading_n": ("rep", "week", "exam"),
    "week_used": ("rep", "week", "resource"),
    "week_medical_n": ("rep", "week"),
    "week_medical_open": ("rep", "week"),
    "medical_open": ("rep", "time"),
    "medical_applied": ("rep", "time", "occasion", "group"),
    "medical_decided": ("rep", "time", "outcome", "group"),
    "week_used_q": ("prob", "week", "resource"),
    "term_extended": ("rep", "cohort", "regime", "group", "ground"),
    "rule_fired": ("rep", "time", "rule"),
    "rule_fired_for": ("rep", "rule", "regime", "group"),
    "rule_from": ("rule", "regime"),
    "rule_until": ("rule", "regime"),
    "rule_condition": ("rule",),
    "term_due": ("rep", "cohort", "regime", "group"),
    "term_new": ("rep", "cohort", "regime", "group"),
    "term_fine_euro": ("rep", "cohort", "regime", "group"),
    "term_extended_days": ("rep", "cohort", "regime", "group", "ground"),
    "term_lost_days": ("rep", "cohort", "regime", "group", "resource"),
    "term_waited_days": ("rep", "cohort", "regime", "group"),
    "overrun_cases": ("rep", "time", "regime", "group", "docket"),
    "fines": ("rep", "time", "regime", "group", "offence"),
    "fines_euro": ("rep", "time", "regime", "group", "offence"),
    "fines_paused_euro": ("rep", "time", "regime", "group"),
    "loans_spent": ("rep", "time"),
    "stock_mean": ("time", "regime", "stage", "group", "route"),
    "stock_q": ("prob", "time", "regime", "stage", "group", "route"),
}


QUEUE = {
    "arrived": ("rep", "time", "station", "class"),
    "turned_away": ("rep", "time", "station", "class"),
    "abandoned": ("rep", "time", "station", "class"),
    "started": ("rep", "time", "station", "class"),
    "started_after_queueing": ("rep", "time", "station", "class"),
    "waited": ("rep", "time", "station", "class"),
    "served": ("rep", "time", "station", "class"),
    "queue_end": ("rep", "time", "station"),
    "present_end": ("rep", "time", "station"),
    "queue_mean": ("rep", "time", "station"),
    "busy_mean": ("rep", "time", "station"),
    "servers_mean": ("rep", "time", "station"),
    "through": ("rep", "time"),
    "through_time": ("rep", "time"),
    "waited_mean": ("time", "station", "class"),
    "rep_events": ("rep",),
}


def as_text(values):
    return [v.decode() if isinstance(v, bytes) else str(v) for v in values]


def with_h5py(path):
    import h5py

    file = h5py.File(path, "r")
    dims = {}
    for name in DIMS:
        dims[name] = tuple(d[0].name.lstrip("/") for d in file[name].dims)
    days = file["time"][:]
    dates = np.datetime64("1970-01-01") + days.astype("timedelta64[D]")
    return {n: file[n][()] for n in list(DIMS) + ["flow_in", "flow_out", "stock_start",
                                                    "target_simulated", "rep_events"]}, \
        dims, {n: as_text(file[n][:]) for n in CONTRACT}, dates, dict(file.attrs)


def with_xarray(path, engine):
    import xarray

    data = xarray.open_dataset(path, engine=engine)
    names = list(DIMS) + ["flow_in", "flow_out", "stock_start", "target_simulated", "rep_events"]
    return {n: data[n].values for n in names}, {n: data[n].dims for n in DIMS}, \
        {n: as_text(data[n].values) for n in CONTRACT}, data["time"].values, dict(data.attrs)


def queue_with_h5py(path):
    import h5py

    file = h5py.File(path, "r")
    dims = {n: tuple(d[0].name.lstrip("/") for d in file[n].dims) for n in QUEUE}
    return {n: file[n][()] for n in QUEUE}, dims, \
        {n: as_text(file[n][:]) for n in ("station", "class")}, dict(file.attrs)


def queue_with_xarray(path, engine):
    import xarray

    data = xarray.open_dataset(path, engine=engine)
    return {n: data[n].values for n in QUEUE}, {n: data[n].dims for n in QUEUE}, \
        {n: as_text(data[n].values) for n in ("station", "class")}, dict(data.attrs)


def check_queue_tables(path, values):
    import h5py

    file = h5py.File(path, "r")
    kpi, keys = file["kpi"], as_text(file["inputs/key"][:])
    ids = as_text(kpi["id"][:])
    assert len(set(ids)) == len(ids) and "wait_mean.desk.2@run" in ids and "time_mean@run" in ids
    assert "wait_mean.review.1@run" not in ids, "one class has no figures of its own"
    assert as_text(kpi["filter"][:])[ids.index("wait_mean.desk.2@run")] == "station=desk,class=2"
    for name, cells in (("desk", (0, slice(None))), ("desk.2", (0, 1)), ("review", (1, 0))):
        waited, started = (values[n][:, 1:, cells[0], cells[1]].reshape(5, -1).sum(axis=1)
                           for n in ("waited", "started")) # the first month is warm-up
        mean = kpi["mean"][ids.index("wait_mean.%s@run" % name)]
        assert np.isclose(mean, (waited / started / 3600).mean()), name
    assert kpi["period_start"][0] == np.datetime64("2024-02-01").astype(int)
    for key in ("model", "run.warm_up_months", "arrivals", "stations.desk", "stations.review"):
        assert key in keys, key
    assert not np.any(file["inputs/hand_set"][:])
    assert 'model = "queue";' in file["meta/scenario_text"][()].decode()
    assert "stage" not in file and "target" not in file and "cohort" not in file


def check_queue(engine, path):
    if engine == "h5py":
        values, dims, labels, attributes = queue_with_h5py(path)
        check_queue_tables(path, values)
    else:
        values, dims, labels, attributes = queue_with_xarray(path, engine)
    for name, expected in QUEUE.items():
        assert dims[name] == expected, (name, dims[name])
    assert labels == {"station": ["desk", "review"], "class": ["1", "2"]}
    assert int(attributes["complete"]) == 1
    came, left = (sum(values[n].astype(np.int64) for n in names).sum(axis=3).cumsum(axis=1)
                  for names in (("arrived",), ("turned_away", "abandoned", "served")))
    assert (came - left == values["present_end"]).all(), "customers are not conserved"
    assert (values["arrived"][:, :, 1].sum(axis=2) == values["served"][:, :, 0].sum(axis=2)).all()
    assert (values["through"] == values["served"][:, :, 1].sum(axis=2)).all()
    assert np.allclose(values["waited_mean"], values["waited"].mean(axis=0))
    # Little's law: what waits on average over the run is what arrives times how long it waits.
    days = np.diff(np.append(np.arange("2024-01", "2025-02", dtype="datetime64[M]"),
                             np.datetime64("2025-02")).astype("datetime64[D]").astype(int))
    queue = (values["queue_mean"][:, :, 0] * days).sum(axis=1)
    waits = values["waited"][:, :, 0].sum(axis=(1, 2)) / 86400
    assert (abs(queue - waits) <= values["queue_end"][:, -1, 0] * 31 + 1e-6).all()


def check_tables(path):
    """/kpi and /inputs, which only h5py reaches."""
    import h5py

    file = h5py.File(path, "r")
    kpi, inputs = file["kpi"], file["inputs"]
    lengths = {len(kpi[c]) for c in kpi}
    assert len(lengths) == 1, "columns of /kpi differ in length"
    ids = as_text(kpi["id"][:])
    assert len(set(ids)) == len(ids) and "wait_p90.signup_schrijven_a2@2024Q2" in ids
    for name in ("booking_mean_worst_month.schrijven_a2@2024", "places_wasted.knm@2024Q1",
                 "attempt_pass_share.spreken_b1.2@2024", "grading_open.spreken_a2@run",
                 "medical_open@run", "medical_late@run", "overruns.wi2013@2023Q1",
                 "term_over_share.wi2021@2022", "term_lost_share.homes.wi2013@2014"):
        assert name in ids, name
    year = ids.index("stock.course@2024")
    course = as_text(file["stage"][:]).index("course")
    december = file["stock"][:, -1, :, course].reshape(5, -1).sum(axis=1)
    assert np.isclose(kpi["mean"][year], december.mean())
    assert np.isclose(kpi["p90"][year], np.quantile(december, 0.9))
    keys = as_text(inputs["key"][:])
    scale = keys.index("run.scale")
    assert as_text(inputs["value"][:])[scale] == "0.01"
    assert as_text(inputs["file"][:])[scale] == "smoke.cfg"
    assert as_text(inputs["file"][:])[keys.index("exams.no_show")] == "basis.cfg"
    text = file["meta/scenario_text"][()].decode()
    assert "no_show = 0.06;" in text


def fired_for(values, labels, rule):
    return values["rule_fired_for"][:, labels["rule"].index(rule)]


def check_rule_dates(values, labels):
    """Days since 1970 in h5py, where the largest number is none; dates in xarray, where NaT is."""
    def day(name, rule, regime):
        value = values[name][labels["rule"].index(rule), labels["regime"].index(regime)]
        if not isinstance(value, np.datetime64):
            value = np.datetime64("NaT" if value == 2**31 - 1 else int(value), "D")
        return str(value)[:10]

    assert day("rule_from", "overrun", "wi2021") == "2022-01-01"
    assert day("rule_from", "fined_pvt", "wi2013") == "2017-10-01"
    assert day("rule_from", "extended_corona", "wi2013") == "2020-03-13"
    assert day("rule_until", "extended_corona", "wi2013") > "2020-03-13", "it came to an end"
    assert day("rule_until", "overrun", "wi2013") == "NaT"
    assert day("rule_from", "exempt_effort", "wi2021") == "NaT"


def main(engine, path):
    if engine == "h5py":
        values, dims, labels, dates, attributes = with_h5py(path)
        check_tables(path)
    else:
        values, dims, labels, dates, attributes = with_xarray(path, engine)
    for name, expected in DIMS.items():
        assert dims[name] == expected, (name, dims[name])
    for name, expected in CONTRACT.items():
        assert set(expected) <= set(labels[name]), name
    assert str(dates[0])[:10] == "2013-01-01" and str(dates[-1])[:10] == "2024-12-01"
    assert int(attributes["complete"]) == 1 and int(attributes["n_rep"]) == 5

    stock, first = values["stock"].astype(np.int64), values["stock_start"].astype(np.int64)
    before = np.concatenate([first[:, None], stock[:, :-1]], axis=1)
    assert (stock == before + values["flow_in"] - values["flow_out"]).all(), "not conserved"
    assert stock.sum() > 0 and (values["rep_events"] > 0).all()
    people = stock.sum(axis=(2, 3, 4, 5))
    came = values["arrivals"].sum(axis=(2, 3)).cumsum(axis=1)
    assert (people == first.sum(axis=(1, 2, 3, 4))[:, None] + came).all(), "somebody is lost"

    assert np.allclose(values["stock_mean"], stock.mean(axis=0))
    assert np.allclose(values["stock_q"], np.quantile(stock, [0.1, 0.5, 0.9], axis=0))
    by_days, by_month = values["wait_hist"].sum(axis=(2, 3)), values["wait_month_hist"]
    assert (by_days == by_month.sum(axis=(1, 3))).all()
    assert (by_days == values["wait_n"].sum(axis=(1, 3))).all()

    assert (values["stock_class"].sum(axis=4) == stock.sum(axis=(2, 5))).all(), "by class"
    assert (values["stock_cohort"].sum(axis=2) == stock.sum(axis=(2, 4, 5))).all(), "by cohort"
    ended = values["wait_n"].sum(axis=3)
    assert (values["wait_route_n"].sum(axis=3) == ended).all()
    assert (values["wait_class_n"].sum(axis=3) == ended).all()
    assert (values["wait_cohort_n"].sum(axis=1) == values["wait_n"].sum(axis=1)).all()
    assert (values["housed"].sum(axis=(1, 2)) > 0).all()

    fired = values["rule_fired_for"].sum(axis=(2, 3))
    assert (fired <= values["rule_fired"].sum(axis=1)).all(), "more fired for people than fired"
    assert (values["fines_euro"].sum(axis=(1, 4)) ==
            values["term_fine_euro"].sum(axis=1)).all(), "fines by month and by cohort"
    assert (values["term_lost_days"].sum(axis=4) == values["term_waited_days"]).all()
    overruns = values["overrun_cases"][..., labels["docket"].index("overrun")].sum(axis=1)
    assert (overruns == fired_for(values, labels, "overrun")).all()
    check_rule_dates(values, labels)

    for name in "booking_n", "grading_n", "medical_open":
        assert (values[name].sum(axis=1) == values["week_" + name].sum(axis=1)).all(), name
    staff = [r for r, name in enumerate(labels["resource"]) if name.startswith("examiners")]
    assert np.allclose(values["used"][:, :, staff].sum(axis=1),
                       values["week_used"][:, :, staff].sum(axis=1))
    assert (np.isnan(values["booking_p90"]) == (values["booking_n"] == 0)).all()


if "queue" in sys.argv[2]:
    check_queue(*sys.argv[1:])
else:
    main(*sys.argv[1:])
