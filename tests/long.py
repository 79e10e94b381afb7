"""Which tests `make test` leaves to `make long`: those that take long and whose kind has shorter ones in `make test`.

CI runs both. A name is a folder, a file, a test, or a test with its parameter, as pytest writes it.
"""

from __future__ import annotations

LONG = (
    # Servers of their own that are started, killed, filled and stopped.
    "tests/faults",
    "tests/spark",
    "tests/benchmarks/test_companions.py",
    "tests/benchmarks/test_filling.py::test_both_ways_of_loading_are_measured_at_one_size",
    "tests/sightline/test_doctor.py",
    "tests/sightline/test_offline.py",
    "tests/sightline/test_serving.py",
    "tests/sightline/test_wheel.py",
    "tests/sightline/services/test_neo4j.py::test_two_starts_at_once_give_one_server",
    "tests/sightline/services/test_neo4j.py::test_it_listens_on_loopback_for_bolt_and_for_nothing_else_and_has_its_limits",
    "tests/sightline/services/test_neo4j.py::test_a_free_port_that_somebody_takes_before_neo4j_does_is_replaced",
    # Real data sets, each loaded whole.
    "tests/loaders/sources/test_pole_manchester.py",
    "tests/api/test_later_phones.py",
    "tests/loaders/sources/test_vast_kronos.py",
    "tests/loaders/sources/test_vast_kronos_cars.py",
    "tests/ui/kronos",
    # The compiler of kernels, where nothing is kept yet.
    "tests/sightline/test_warming.py",
    # Properties over many graphs of which one part stays in `make test`, or whose parts have tests of their own.
    "tests/algorithms/analyses/test_promise.py::*[places]",
    "tests/algorithms/analyses/test_promise.py::*[regression]",
    "tests/algorithms/analyses/test_promise.py::*[texts]",
    "tests/algorithms/analyses/test_regression.py::*[1]",
    "tests/algorithms/analyses/test_regression.py::*[2]",
    "tests/algorithms/analyses/test_regression.py::*[3]",
    "tests/algorithms/analyses/test_regression.py::test_a_dry_windy_day_in_an_old_timber_house_is_warned_of_and_the_reasons_are_told",
    "tests/algorithms/analyses/test_regression.py::test_the_order_of_rows_and_factors_does_not_matter_and_the_same_seed_gives_the_same_bytes",
    "tests/algorithms/analyses/test_classification.py::test_where_sorts_have_nothing_to_do_with_place_and_time_nothing_is_told",
    "tests/algorithms/movement/test_companions.py::test_of_the_leads_in_worlds_with_planted_pairs_few_are_false",
    "tests/api/test_hub.py::test_counts_and_pages_of_a_hub_are_exact_up_to_the_bound",
    "tests/api/test_oracle.py::test_a_chronology_shows_hides_and_leaves_out_each_fact_once",
    "tests/algorithms/analyses/test_classification.py::*[1]",
    "tests/algorithms/analyses/test_classification.py::*[2]",
    "tests/algorithms/analyses/test_classification.py::test_where_labels_are_drawn_nothing_is_told",
    "tests/algorithms/analyses/test_classification.py::test_probabilities_keep_on_average_what_they_promise",
    "tests/algorithms/analyses/test_classification.py::test_the_order_of_reports_does_not_matter_and_the_same_seed_gives_the_same_bytes",
    "tests/algorithms/analyses/test_classification.py::test_the_order_of_events_does_not_matter",
    "tests/algorithms/analyses/test_regression.py::test_noise_alone_through_the_whole_regression_gives_no_row",
    "tests/algorithms/analyses/test_rules.py::test_where_nothing_is_planted_at_most_one_search_in_twenty_names_a_rule",
    "tests/sightline/test_analyse.py::test_fires_far_off_the_curve_are_named_and_a_given_house_is_warned_of",
    "tests/sightline/test_analyse.py::test_places_and_times_are_told_by_past_events",
    "tests/docs/test_analyses.py::*[fires]",
    "tests/docs/test_analyses.py::*[reports]",
    "tests/docs/test_analyses.py::*[night_places]",
    "tests/api/test_tables.py::test_reports_in_two_languages_are_told_by_those_with_a_label",
    "tests/api/test_tables.py::test_fires_far_off_are_named_and_a_given_building_under_a_given_weather_is_warned_of",
    "tests/api/test_analyses.py::test_places_and_times_are_told_by_past_events_and_lead_to_the_nearest",
    "tests/api/test_visibility.py::*[1]",
    "tests/api/test_visibility.py::*[2]",
    "tests/api/test_visibility.py::*[3]",
    "tests/api/test_visibility.py::*[4]",
    "tests/api/test_visibility.py::*[5]",
    "tests/api/test_same_bytes.py::*[1]",
    "tests/api/test_same_bytes.py::*[2]",
    "tests/api/test_bad_arguments.py::test_whatever_a_question_is_given_it_answers_or_refuses_twice_with_the_same_bytes[2]",
    "tests/api/test_charts.py::test_what_changed_is_what_comparing_all_that_both_could_see_finds",
    "tests/api/test_charts.py::test_what_a_reader_changes_on_their_part_stays_beside_what_they_were_not_shown",
    "tests/api/test_charts.py::test_a_chart_tells_a_reader_nothing_that_they_may_not_see_and_saving_it_again_loses_nothing",
    "tests/api/test_decisions.py::test_deciding_and_withdrawing_leaves_the_graph_and_every_answer_as_it_was",
    "tests/api/test_diagrams.py::test_what_is_around_entities_is_the_same_by_cypher_and_off_the_snapshot",
    "tests/loaders/test_pipeline.py::test_the_graph_is_the_same_in_whichever_order_and_batches_the_records_come",
    "tests/loaders/test_withdrawing.py::test_without_a_source_the_graph_is_the_one_that_never_saw_it",
    "tests/loaders/mapping/test_loaded.py::test_the_order_of_the_rows_and_loading_twice_change_nothing",
    "tests/loaders/push/test_worker.py::test_pushes_doubled_and_in_any_order_make_the_same_graph_and_so_does_a_rebuild",
    # On PostgreSQL once more: tests/stores/operations runs there in `make test`.
    "tests/loaders/push/test_worker.py::*[postgresql]",
    "tests/stores/operations/test_upgrading.py::*[postgresql-1]",
    "tests/stores/operations/test_upgrading.py::*[postgresql-30]",
    "tests/stores/operations/test_upgrading.py::*[sqlite-1]",
    "tests/stores/operations/test_upgrading.py::*[sqlite-30]",
    "tests/stores/graph/test_plans.py::test_every_read_gives_its_columns_and_says_what_it_takes",
    "tests/stores/graph/test_plans.py::test_every_read_gives_the_same_rows_in_the_same_order_gathered_and_one_by_one",
    # What is written about the product, and what it is measured against.
    "tests/benchmarks",
    "tests/docs/test_build.py",
    "tests/docs/test_of_ones_own.py",
    "tests/docs/test_named.py::test_the_commands_of_a_page_that_write_nothing_run_as_they_stand_there",
    "tests/loaders/demo_city/test_truth.py",
    "tests/loaders/demo_city/test_streams.py",
    "tests/test_no_skip.py",
    # The page: its journeys, its chart and its failures stay in `make test`.
    "tests/ui/test_accessible.py",
    "tests/ui/test_address.py",
    "tests/ui/test_analyses.py",
    "tests/ui/test_decisions.py",
    "tests/ui/test_drawing.py",
    "tests/ui/test_keyboard.py",
    "tests/ui/test_languages.py",
    "tests/ui/test_limits.py",
    "tests/ui/test_map.py",
    "tests/ui/test_money.py",
    "tests/ui/test_movement_forms.py",
    "tests/ui/test_networks.py",
    "tests/ui/test_out.py",
    "tests/ui/test_own.py",
    "tests/ui/test_paths.py",
    "tests/ui/test_pictures.py",
    "tests/ui/test_replay.py",
    "tests/ui/test_saving.py",
    "tests/ui/test_states.py",
    "tests/ui/test_story.py",
    "tests/ui/test_together.py",
    "tests/ui/test_why.py",
)


def is_long(nodeid: str) -> bool:
    """Whether one of the names holds this test."""
    return any(_holds(name, nodeid) for name in LONG)


def _holds(name: str, nodeid: str) -> bool:
    file, star, parameter = name.partition("::*")
    if star:
        return nodeid.startswith(f"{file}::") and nodeid.partition("@")[0].endswith(parameter)
    return nodeid == name or nodeid.startswith((f"{name}/", f"{name}::", f"{name}[", f"{name}@"))
