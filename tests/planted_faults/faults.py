"""The list: for every promise, guards that its test must miss when they are taken out."""

from __future__ import annotations

from tests.planted_faults.erasing import FORGOTTEN as FORGOTTEN_PERSONS
from tests.planted_faults.fault import HOUSE, ROOT, Fault
from tests.planted_faults.importing import IMPORTING
from tests.planted_faults.merging import MERGED
from tests.planted_faults.sending import SENDING
from tests.planted_faults.settling import SETTLING

RETRIED = "tests/promises/test_07_repeated_requests.py::test_a_request_retried_five_times_has_one_effect_and_one_answer"
OTHER_BODY = (
    "tests/promises/test_07_repeated_requests.py::test_the_same_key_with_another_body_is_a_conflict_and_changes_nothing"
)
OTHER_CALLER = (
    "tests/promises/test_07_repeated_requests.py::test_the_same_key_of_another_caller_gets_no_answer_of_the_first"
)
FORGOTTEN = "tests/promises/test_07_repeated_requests.py::test_after_a_day_a_key_is_forgotten"

REPEATED = [
    Fault(
        "answers are not remembered",
        7,
        f"{HOUSE}/kernel/http/reply.py",
        "            work.write(now.once.remembered(answer, work.keyring, work.now))\n",
        "            pass\n",
        f"{RETRIED}[POST /cdm/interaction]",
    ),
    Fault(
        "the answer is remembered after the commit, not with it",
        7,
        f"{HOUSE}/kernel/http/reply.py",
        """            work.write(now.once.remembered(answer, work.keyring, work.now))
        try:
            work.commit()
""",
        """            late = now.once.remembered(answer, work.keyring, work.now)
        try:
            work.commit()
            if now.once:
                work.table.transact([late])
""",
        f"{RETRIED}[POST /cdm/family-member]",
    ),
    Fault(
        "an answer is remembered for whoever brings its key",
        7,
        f"{HOUSE}/kernel/answers.py",
        "keys.remembered(self.caller, ",
        'keys.remembered("anyone", ',
        f"{OTHER_CALLER}[POST /cdm/customers]",
    ),
    Fault(
        "a key takes any body",
        7,
        f"{HOUSE}/kernel/answers.py",
        'if stored["body_hash"] != self._body_hash(keyring):',
        "if False:",
        f"{OTHER_BODY}[PATCH /cdm/customers/<customer_id>]",
    ),
    Fault(
        "what has expired is believed until the store sweeps it",
        7,
        f"{HOUSE}/kernel/answers.py",
        'if stored is None or stored["expires_at"] <= now.timestamp():',
        "if stored is None:",
        f"{FORGOTTEN}[POST /orders]",
    ),
    Fault(
        "orders of a batch get new ids at every try",
        7,
        f"{HOUSE}/orders/batch.py",
        "if order.id or once is None:",
        "if True:",
        f"{RETRIED}[POST /orders/batch]",
    ),
    Fault(
        "a batch binds its key only when it is done",
        7,
        f"{HOUSE}/kernel/http/reply.py",
        "work.table.transact([now.once.bound(work.keyring, work.now)])",
        "pass",
        "tests/promises/test_07_repeated_requests.py"
        "::test_a_batch_broken_halfway_and_repeated_with_another_body_is_a_conflict_too",
    ),
]

WRITERS = "tests/promises/test_08_no_lost_update.py::test_of_several_writers_one_wins_and_the_others_are_shown_its_work"

LOST_UPDATES = [
    Fault(
        # One condition alone is not missed: a record's version and its audit chain's number both refuse the loser.
        "nothing is written under a condition",
        8,
        f"{HOUSE}/kernel/work.py",
        "self.table.transact(_each_record_once([*self._writes, *moved]))",
        "self.table.transact([each._replace(when=()) for each in _each_record_once([*self._writes, *moved])])",
        f"{WRITERS}[a customer]",
    ),
    Fault(
        "If-Match is not looked at",
        8,
        f"{HOUSE}/kernel/http/request.py",
        '    text = current().headers.get("if-match")\n',
        "    text = None\n",
        f"{WRITERS}[an agent]",
    ),
    Fault(
        "statistics are written over those of an order that was faster",
        8,
        f"{HOUSE}/customers/store.py",
        '            when=(Equal("facts_version", before.facts_version),),\n',
        "",
        "tests/promises/test_08_no_lost_update.py::test_orders_beside_an_edit_never_spoil_it_and_all_of_them_count",
    ),
    Fault(
        "an order moves the version that people edit",
        8,
        f"{HOUSE}/customers/record.py",
        '        "facts_version": customer.facts_version,\n',
        '        "facts_version": customer.facts_version,\n        "version": customer.version + 1,\n',
        "tests/promises/test_08_no_lost_update.py::test_orders_beside_an_edit_never_spoil_it_and_all_of_them_count",
    ),
    Fault(
        "who lost a race is told to try again instead of trying again",
        8,
        f"{HOUSE}/kernel/http/reply.py",
        "        except Refused:\n            continue\n        except TooBusy as busy:\n",
        '        except Refused:\n            raise Busy("not now") from None\n        except TooBusy as busy:\n',
        "tests/promises/test_08_no_lost_update.py::test_edits_of_different_fields_without_a_version_both_survive",
    ),
]

TOGETHER = "tests/promises/test_09_events.py::test_record_and_event_are_both_there_or_both_not"

EVENTS = [
    Fault(
        "an order is accepted without an event",
        9,
        f"{HOUSE}/orders/accepting.py",
        "    work.emit(OrderPlaced(**facts_of(order)))\n",
        "",
        f"{TOGETHER}[an order]",
    ),
    Fault(
        "an event is written before its transaction",
        9,
        f"{HOUSE}/kernel/work.py",
        "        self._writes.append(outbox.written(event, self.now))\n",
        "        self.table.transact([outbox.written(event, self.now)])\n",
        f"{TOGETHER}[a cart]",
    ),
    Fault(
        "entries that the bus refused are taken for published",
        9,
        f"{HOUSE}/kernel/outbox.py",
        'return ["ErrorCode" not in entry for entry in answer["Entries"]]',
        'return [True for entry in answer["Entries"]]',
        "tests/promises/test_09_events.py::test_a_bus_that_refuses_some_entries_for_a_while_loses_none",
    ),
    Fault(
        "a row goes from the outbox whether the bus took it or not",
        9,
        f"{HOUSE}/kernel/outbox.py",
        "table.delete_many(row.key for row, ok in zip(batch, taken, strict=True) if ok)",
        "table.delete_many(row.key for row in batch)",
        "tests/promises/test_09_events.py::test_the_publisher_reports_exactly_the_rows_that_the_bus_refused",
    ),
    Fault(
        "rows are deleted before they are sent",
        9,
        f"{HOUSE}/kernel/outbox.py",
        "        taken = bus.send(batch)\n",
        "        table.delete_many(row.key for row in batch)\n        taken = bus.send(batch)\n",
        "tests/promises/test_09_events.py::test_a_sweeper_killed_at_any_call_loses_nothing",
    ),
    Fault(
        "the sweeper forgets every second shard",
        9,
        f"{HOUSE}/kernel/outbox.py",
        "    for shard in range(keys.OUTBOX_SHARDS):\n",
        "    for shard in range(0, keys.OUTBOX_SHARDS, 2):\n",
        "tests/promises/test_09_events.py::test_with_the_stream_dead_every_event_is_out_within_two_minutes",
    ),
    Fault(
        "the sweeper waits for the stream too long",
        9,
        f"{HOUSE}/kernel/outbox.py",
        "GRACE = timedelta(seconds=30)",
        "GRACE = timedelta(seconds=130)",
        "tests/promises/test_09_events.py::test_with_the_stream_dead_every_event_is_out_within_two_minutes",
    ),
    Fault(
        "the publisher reports nothing",
        9,
        "functions/outbox_publisher/app.py",
        "for row in left]}",
        "for row in left[:0]]}",
        "tests/promises/test_09_events.py::test_the_publisher_reports_exactly_the_rows_that_the_bus_refused",
    ),
    Fault(
        "what an event made gets a new id each time it is told",
        9,
        f"{HOUSE}/activity/noting.py",
        'activity_id = computed_id("act", event.event_id)',
        'activity_id = computed_id("act", event.event_id, str(id(object())), str(__import__("random").random()))',
        "tests/promises/test_09_events.py"
        "::test_a_publisher_killed_between_sending_and_deleting_sends_twice_and_reactors_act_once",
    ),
]

MATRIX = (
    "tests/promises/test_16_roles_and_routes.py::test_a_role_gets_what_the_table_and_its_reach_say_and_nothing_else"
)

ROLES = [
    Fault(
        "whoever is signed in may call every route",
        16,
        f"{HOUSE}/kernel/http/door.py",
        "    if not who.roles & allowed:\n",
        "    if False:\n",
        f"{MATRIX}[delivery_coordinator-own]",
    ),
    Fault(
        "a door starts with a route that nobody gave to a role",
        16,
        f"{HOUSE}/kernel/http/door.py",
        "    if missing:\n",
        "    if False:\n",
        "tests/promises/test_16_roles_and_routes.py::test_a_door_with_a_route_that_has_no_row_does_not_start",
    ),
    Fault(
        "an agent sees everybody's customers",
        16,
        f"{HOUSE}/customers/visibility.py",
        "return caller.agent_id is not None and customer.agent_id == caller.agent_id",
        "return True",
        f"{MATRIX}[crm_agent-own]",
    ),
    Fault(
        "a delivery sees customers of long ago",
        16,
        f"{HOUSE}/customers/visibility.py",
        "return silent is not None and silent <= access.delivery_days",
        "return silent is not None",
        f"{MATRIX}[delivery_coordinator-own]",
    ),
    Fault(
        "support sees what a customer is worth",
        16,
        f"{HOUSE}/kernel/caller.py",
        "return bool(self.roles & {Role.ADMIN, Role.SALES_MANAGER, Role.CRM_AGENT})",
        "return True",
        "tests/promises/test_16_roles_and_routes.py::test_support_sees_persons_and_orders_and_no_values",
    ),
    Fault(
        "a delivery reads the whole person",
        16,
        f"{HOUSE}/customers/told.py",
        "    if work.caller.only_delivers:\n",
        "    if False:\n",
        "tests/promises/test_16_roles_and_routes.py::test_delivery_gets_name_phone_and_address",
    ),
    Fault(
        "lists show whom their reader may not see",
        16,
        f"{HOUSE}/customers/store.py",
        "return [each for each in found if sees(work.caller, each, work.today, work.settings.access)]",
        "return found",
        "tests/promises/test_16_roles_and_routes.py"
        "::test_a_list_shows_an_agent_their_own_and_a_delivery_the_last_thirty_days",
    ),
    Fault(
        "settings are anybody's to decide",
        16,
        f"{HOUSE}/kernel/http/roles.py",
        '("PUT", "/api/config/<section>"): ADMIN',
        '("PUT", "/api/config/<section>"): SELLERS',
        "tests/promises/test_16_roles_and_routes.py::test_only_an_admin_decides_settings_and_people_and_reads_the_audit",
    ),
    Fault(
        "a cart comes back for whoever names it",
        16,
        f"{HOUSE}/orders/carts.py",
        "        customer = customers.get(work, before.customer_id)\n    except",
        "        (customer,) = customers.anyone(work, [before.customer_id])\n    except",
        f"{MATRIX}[crm_agent-own]",
    ),
]

CLAIMS = "tests/promises/test_17_tokens.py::test_only_a_good_access_token_of_this_house_is_let_in"
GROUPS = "tests/promises/test_17_tokens.py::test_groups_are_matched_whole_and_exactly"
GENERATED = "tests/promises/test_17_tokens.py::test_ten_thousand_generated_groups_grant_what_the_definition_says"

TOKENS = [
    Fault(
        "a group is looked for inside the text",
        17,
        f"{HOUSE}/kernel/http/token.py",
        "    return frozenset(known[name] for name in names if name in known)\n",
        "    return frozenset(role for name, role in known.items() if name in str(groups))\n",
        f"{GROUPS}[not an admin]",
    ),
    Fault(
        "malformed groups are read as far as they go",
        17,
        f"{HOUSE}/kernel/http/token.py",
        "    if not isinstance(groups, str) or not GROUPS.fullmatch(groups):\n",
        "    if not isinstance(groups, str):\n",
        GENERATED,
    ),
    Fault(
        "only the beginning of the groups is looked at",
        17,
        f"{HOUSE}/kernel/http/token.py",
        "GROUPS.fullmatch(groups)",
        "GROUPS.match(groups)",
        GENERATED,
    ),
    Fault(
        "an ID token opens the door",
        17,
        f"{HOUSE}/kernel/http/token.py",
        'if claims.get("token_use") != "access":',
        "if False:",
        f"{CLAIMS}[an ID token]",
    ),
    Fault(
        "a token of another client opens the door",
        17,
        f"{HOUSE}/kernel/http/token.py",
        ' or claims.get("client_id") != issuer.client_id:',
        ":",
        f"{CLAIMS}[another client]",
    ),
    Fault(
        "an expired token opens the door",
        17,
        f"{HOUSE}/kernel/http/token.py",
        'if not _in_future(claims.get("exp"), now):',
        "if False:",
        f"{CLAIMS}[expired long ago]",
    ),
    Fault(
        "a disabled person comes in",
        17,
        f"{HOUSE}/kernel/http/token.py",
        "        if not sign_in.active:\n",
        "        if False:\n",
        "tests/promises/test_17_tokens.py::test_a_disabled_person_is_refused_within_a_minute",
    ),
]

ROUTE = "tests/promises/test_19_no_personal_data.py::test_no_route_leaves_a_person_in_the_store_or_in_the_log"

PERSONS = [
    Fault(
        "notes are kept in the open",
        19,
        f"{HOUSE}/customers/model.py",
        '"anniversary_date", "notes", ',
        '"anniversary_date", ',
        f"{ROUTE}[PATCH /cdm/customers/<customer_id>]",
    ),
    Fault(
        "a family member is kept in the open",
        19,
        f"{HOUSE}/customers/family.py",
        '        "member_id": member.member_id,\n',
        '        "member_id": member.member_id,\n        "plain": member.fields,\n',
        f"{ROUTE}[POST /cdm/family-member]",
    ),
    Fault(
        "what was said in a call is kept in the open",
        19,
        f"{HOUSE}/activity/interactions.py",
        'words = {name: fields.pop(name) for name in ("subject", "details") if name in fields}',
        'words = {name: fields[name] for name in ("subject", "details") if name in fields}',
        f"{ROUTE}[POST /cdm/interaction]",
    ),
    Fault(
        "the audit tells a person's changes in the open",
        19,
        f"{HOUSE}/kernel/audit.py",
        "    if change.seal:\n",
        "    if False:\n",
        f"{ROUTE}[PUT /cdm/customers/<customer_id>]",
    ),
    Fault(
        "an answer is remembered in the open",
        19,
        f"{HOUSE}/kernel/answers.py",
        '{"answer": keyring.close(answer.__dict__, self._context)}',
        '{"answer": keyring.close(answer.__dict__, self._context), "plain": str(answer)}',
        f"{ROUTE}[PATCH /cdm/customers/<customer_id>]",
    ),
    Fault(
        "numbers are looked up by a hash that anybody can make",
        19,
        f"{HOUSE}/kernel/sealing.py",
        'return hmac.digest(self._lookup_key, f"{kind}:{value}".encode(), hashlib.sha256)[:18].hex()',
        "return hashlib.sha256(value.encode()).hexdigest()",
        f"{ROUTE}[POST /orders]",
    ),
    Fault(
        "a failure is logged with its words",
        19,
        f"{HOUSE}/kernel/log.py",
        '{"kind": type(failure).__name__, ',
        '{"kind": repr(failure), ',
        "tests/promises/test_19_no_personal_data.py"
        "::test_a_failure_is_logged_by_its_kind_and_place_and_never_by_its_words",
    ),
    Fault(
        "lines are logged unmasked",
        19,
        f"{HOUSE}/kernel/log.py",
        "print(masked(line), ",
        "print(line, ",
        "tests/promises/test_19_no_personal_data.py::test_a_line_shows_a_phone_and_an_email_masked",
    ),
]

TAMPERED = "tests/promises/test_20_audit.py::test_every_tampering_is_found_by_its_record_or_by_the_sealed_day"

AUDITED = [
    Fault(
        "a change of consent leaves no entry",
        20,
        f"{HOUSE}/kernel/work.py",
        "        self._writes.append(put)\n        return head\n",
        '        if what != "consent":\n            self._writes.append(put)\n        return head\n',
        "tests/promises/test_20_audit.py::test_every_change_writes_one_entry_for_each_record_it_changes"
        "[PUT /cdm/customers/<customer_id>/consent]",
    ),
    Fault(
        "an entry's hash is not looked at",
        20,
        f"{HOUSE}/kernel/audit.py",
        'if digest(item) != item["hash"]:',
        "if False:",
        TAMPERED,
    ),
    Fault(
        "from where it was done is not part of the hash",
        20,
        f"{HOUSE}/kernel/audit.py",
        '    "source",\n',
        "",
        "tests/promises/test_20_audit.py::test_every_field_of_an_entry_is_guarded",
    ),
    Fault(
        "a chain is not held against its record",
        20,
        f"{HOUSE}/kernel/audit.py",
        """    if len(entries) != number:
        return f"{number} entries were written, {len(entries)} are here"
    if previous != head:
""",
        "    if False:\n",
        TAMPERED,
    ),
    Fault(
        "a sealed day is not held against its chains",
        20,
        f"{HOUSE}/oversight/seals.py",
        "        if fault := audit.fault_in(entries, number, head):\n",
        "        if fault := None:\n",
        TAMPERED,
    ),
    Fault(
        "a seal is not held against the one before it",
        20,
        f"{HOUSE}/oversight/seals.py",
        '    if seal.previous not in (*_roots_before(table, day), ""):\n',
        "    if False:\n",
        "tests/promises/test_20_audit.py::test_a_changed_seal_is_found",
    ),
    Fault(
        "a day is sealed before it is over",
        20,
        f"{HOUSE}/oversight/seals.py",
        "    if not over:\n",
        "    if False:\n",
        "tests/promises/test_20_audit.py::test_a_day_that_is_not_over_is_not_sealed",
    ),
]

MACHINE = "tests/promises/test_24_28_orders_state_machine.py"

STATISTICS = [
    Fault(
        "the order that came last counts as the last one",
        24,
        f"{HOUSE}/customers/statistics.py",
        "last=max(statistics.last or order.day, order.day),",
        "last=order.day,",
        MACHINE,
    ),
    Fault(
        "a customer stays in the counters where they stood",
        24,
        f"{HOUSE}/customers/store.py",
        "    counting.count(work, before, -1)\n",
        "",
        MACHINE,
    ),
    Fault(
        "a cancelled order keeps its figures",
        24,
        f"{HOUSE}/orders/status.py",
        "    if after.counts != order.counts:\n",
        "    if False:\n",
        MACHINE,
    ),
    Fault(
        "a window that a changed fact entered is forgotten",
        28,
        f"{HOUSE}/customers/agenda.py",
        "    work.write(*(Put(key, entry) for key, entry in entries))\n",
        "",
        MACHINE,
    ),
    Fault(
        "an agenda entry of a date that is no longer so stays",
        28,
        f"{HOUSE}/customers/agenda.py",
        "    work.write(*(Delete(Key(pk, sk)) for pk, sk in sorted(stale)))\n",
        "",
        MACHINE,
    ),
    Fault(
        "the nightly job does not look into the agenda",
        28,
        f"{HOUSE}/insight/dropoff_job.py",
        "    yield from _by_fact(",
        "    yield from () and _by_fact(",
        MACHINE,
    ),
]

DRAWN = "tests/promises/test_18_fuzzing.py::test_no_request_from_the_document_fails_lies_or_slips_through"
EDGES = "tests/promises/test_18_fuzzing.py::test_no_request_at_the_edges_of_the_document_fails_lies_or_slips_through"

DELIVERIES = "tests/functional/local/test_deliveries.py"

KILLED = [
    Fault(
        "an event on its way to a function when the laptop is killed is forgotten",
        29,
        "local/deliveries.py",
        "        for function, event in self._read():\n",
        "        for function, event in ():\n",
        f"{DELIVERIES}::test_an_event_on_its_way_when_the_shop_was_saved_goes_again_at_the_next_start",
    ),
    Fault(
        "a save forgets what the state before it still needs",
        29,
        "local/deliveries.py",
        "self._write([*self._read(), *self._underway.values()])",
        "self._write([*self._underway.values()])",
        f"{DELIVERIES}::test_what_the_last_state_still_needs_is_kept_until_the_new_one_stands",
    ),
]

FUZZED = [
    Fault(
        "a list is taken for the body that it starts with",
        18,
        f"{HOUSE}/kernel/http/bodies.py",
        "    if not isinstance(content, dict):\n",
        "    if False:\n",
        EDGES,
    ),
    Fault(
        "answers leave out what is false or nought",
        18,
        f"{HOUSE}/kernel/http/models.py",
        "if value is not None}",
        "if value}",
        DRAWN,
    ),
]

ONE_RUN = "tests/promises/test_05_one_run_of_calls.py"
KILLED_RUN = f"{ONE_RUN}::test_a_job_killed_at_any_store_call_and_repeated_makes_the_same_tasks"

RUNS_OF_CALLS = [
    Fault(
        "a task is made on facts that have moved since the plan",
        5,
        f"{HOUSE}/calls/morning/making.py",
        "        customers.unmoved(work, customer)\n",
        "",
        f"{ONE_RUN}::test_facts_that_move_under_a_run_are_those_its_tasks_rest_on",
    ),
    Fault(
        "a repeated run plans anew whom it has made a task for",
        5,
        f"{HOUSE}/calls/plan/planning.py",
        "    if known.calls.made_on != day:\n",
        "    if True:\n",
        f"{ONE_RUN}::test_a_job_run_twice_makes_nothing_the_second_time",
    ),
    Fault(
        "a run that is begun again gives away seats that are taken",
        5,
        f"{HOUSE}/calls/morning/generating.py",
        "        seat.load = loads.get(seat.agent_id, 0)\n",
        "        seat.load = 0\n",
        KILLED_RUN,
    ),
    Fault(
        "what expired this morning takes seats of this morning",
        5,
        f"{HOUSE}/calls/tasks/record.py",
        '    if task.status == "expired":\n',
        "    if False:\n",
        KILLED_RUN,
    ),
]

THIRTY_DAYS = "tests/promises/test_06_no_task_disappears.py::test_in_thirty_days_no_task_disappears"

KEPT_TASKS = [
    Fault(
        "a task that changes is counted where it was, too",
        6,
        f"{HOUSE}/calls/tasks/store.py",
        "    counting.count(work, before, -1)\n",
        "",
        THIRTY_DAYS,
    ),
    Fault(
        "nobody says of a task that its time is over",
        6,
        f"{HOUSE}/calls/morning/candidates.py",
        "                found.expired.append(waiting.task_id)\n",
        "                continue\n",
        THIRTY_DAYS,
    ),
]

PLANNED = "tests/promises/test_25_planned_is_done.py"
OVERTAKEN = f"{PLANNED}::test_a_preview_whose_facts_have_moved_is_refused_and_nothing_is_written"

PREVIEWS = [
    Fault(
        "who quotes a preview gets whatever it is now",
        25,
        f"{HOUSE}/kernel/decisions.py",
        "    if quoted is not None and quoted != now:\n",
        "    if False:\n",
        OVERTAKEN,
    ),
    Fault(
        "a run that is refused has left its record",
        25,
        f"{HOUSE}/calls/morning/generating.py",
        "    as_previewed(looked.plan, quoted, ",
        "    record.save(work.table)\n    as_previewed(looked.plan, quoted, ",
        OVERTAKEN,
    ),
    Fault(
        "a preview leaves out who was spoken with a day ago",
        25,
        f"{HOUSE}/calls/morning/generating.py",
        """    looked = morning(work, day, since(last_that_looked(work), day, work))
    made: Counter""",
        """    looked = morning(work, day, since(last_that_looked(work), day, work))
    looked.plan = [each for each in looked.plan if each.why != "contact_gap"]
    made: Counter""",
        f"{PLANNED}::test_what_was_planned_is_what_is_done",
    ),
]

OUTCOMES = "tests/promises/test_26_every_candidate_of_calls.py::test_every_candidate_has_one_outcome_and_why_tells_it"

CANDIDATES = [
    Fault(
        "who is called leaves no entry in the ledger",
        26,
        f"{HOUSE}/calls/morning/making.py",
        "        work.write(entry(decision, task, work, self.run_id))\n",
        "",
        OUTCOMES,
    ),
    Fault(
        "who is not called leaves no entry in the ledger",
        26,
        f"{HOUSE}/calls/morning/making.py",
        "        ledger.note(look.table, ledger.entry(decision, day, look.now, self.run_id))\n",
        "",
        OUTCOMES,
    ),
    Fault(
        "the plan keeps silent about whom it does not call",
        26,
        f"{HOUSE}/calls/plan/planning.py",
        "    return placed + rest\n",
        "    return placed\n",
        OUTCOMES,
    ),
]

IMPORT = "tests/promises/test_27_imported_history.py::test_an_import_beside_a_running_shop_makes_no_task_about_the_past"

IMPORTED = [
    Fault(
        "windows that were crossed before the import are news",
        27,
        f"{HOUSE}/calls/plan/rules.py",
        "        return self.known.quiet_until is None or crossed > self.known.quiet_until\n",
        "        return True\n",
        IMPORT,
    ),
    Fault(
        "care counts from the orders of years ago",
        27,
        f"{HOUSE}/calls/plan/rules.py",
        "(self.known.last_contact, self.known.imported_on, self.known.first)",
        "(self.known.last_contact, self.known.first)",
        IMPORT,
    ),
    Fault(
        "buyers whom imported orders bring along are taken for new ones",
        27,
        f"{HOUSE}/customers/store.py",
        "facts = following.settled(work, nobody, customer.facts, imported=imported)",
        "facts = following.settled(work, nobody, customer.facts, imported=False)",
        IMPORT,
    ),
]

TWO_WEEKS = "tests/promises/test_28_calls_state_machine.py::test_two_weeks_of_a_shop_are_those_of_a_plain_daily_look"
MOVED_EDGE = "tests/promises/test_28_calls_state_machine.py::test_whom_a_moved_edge_puts_inside_is_called_once"
CALLS_AND_DAYS = "tests/promises/test_28_calls_state_machine.py::TestCallsAndDays"

CALL_WINDOWS = [
    Fault(
        "a changed fact is heard, and nobody is told to look",
        28,
        f"{HOUSE}/calls/daytime/hearing.py",
        "    work.write(look_at(customer.customer_id, upcoming, work))\n",
        "",
        CALLS_AND_DAYS,
    ),
    Fault(
        "edges that moved since the last run are not noticed",
        28,
        f"{HOUSE}/calls/morning/generating.py",
        'whole=too_long or before.facts.get("edges") != edges(work.settings)',
        "whole=too_long",
        f"{MOVED_EDGE}[at risk from 40 days]",
    ),
    Fault(
        "whoever was not called is forgotten",
        28,
        f"{HOUSE}/calls/morning/making.py",
        "        if decision.why in ASKED_ANEW:\n",
        "        if False:\n",
        TWO_WEEKS,
    ),
    Fault(
        "a weekend swallows its Friday",
        28,
        f"{HOUSE}/calls/morning/generating.py",
        "    if not looked.closed:\n",
        "    if True:\n",
        TWO_WEEKS,
    ),
    Fault(
        "what was served is served again",
        28,
        f"{HOUSE}/calls/plan/rules.py",
        "    if on.served(rule) == occurrence or not on.news(last + timedelta(days=near)):\n",
        "    if not on.news(last + timedelta(days=near)):\n",
        CALLS_AND_DAYS,
    ),
]

WEBHOOKS = "tests/promises/test_22_forged_webhooks.py"
GATEWAY = f"{WEBHOOKS}::test_no_forged_webhook_of_a_gateway_is_accepted"
SNS = f"{WEBHOOKS}::test_no_forged_notification_is_accepted"

FORGED = [
    Fault(
        "a webhook is believed whoever signed it",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        "    if not any(hmac.compare_digest(mac, theirs) for mac in ours for theirs in macs):\n",
        "    if False:\n",
        f"{GATEWAY}[one_byte_changed]",
    ),
    Fault(
        "whoever knows of no secret has one: the empty one",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        " for secret in secrets if secret.strip()]",
        " for secret in secrets]",
        f"{GATEWAY}[no_secret]",
    ),
    Fault(
        "SNS keeps its certificates wherever the envelope says",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        r"""            if not re.fullmatch(rf"https://{re.escape(host)}/[A-Za-z0-9_-]+\.pem", address):
""",
        "            if False:\n",
        f"{SNS}[another_host]",
    ),
    Fault(
        "any sns.<something>.amazonaws.com is SNS, a bucket of that name as well",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        r"""rf"https://{re.escape(host)}/[A-Za-z0-9_-]+\.pem", address""",
        r"""r"https://sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?/[A-Za-z0-9_-]+\.pem", address""",
        f"{SNS}[another_host]",
    ),
    Fault(
        "what SNS signed for somebody else's topic is believed",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        """            if kind not in SIGNED or topic not in self._hosts:
""",
        """            self._hosts.setdefault(topic, next(iter(self._hosts.values())))
            if kind not in SIGNED:
""",
        f"{SNS}[another_topic]",
    ),
    Fault(
        "a signature of SNS is not held against the fields",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        "            key.verify(signature, _signed_text(said, names), PKCS1v15(), hashes[version]())\n",
        "            pass\n",
        f"{SNS}[changed]",
    ),
    Fault(
        "signed lines may be cut into other fields",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        """        if name != "Message" and "\\n" in value:
""",
        "        if False:\n",
        f"{SNS}[cut_anew]",
    ),
    Fault(
        "a subject is not part of what is signed",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        """        if name == "Subject" and "Subject" not in said.fields:
""",
        """        if name == "Subject":
""",
        f"{SNS}[a_subject_more]",
    ),
    Fault(
        "a notification of last year is news",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        "        if at is None or not now - OLDEST <= at <= now + TOLERANCE:\n",
        "        if at is None:\n",
        f"{SNS}[of_another_hour]",
    ),
    Fault(
        "whatever address is signed is opened from inside the house",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        r"""    if not re.fullmatch(rf"https://{re.escape(host)}/\?[A-Za-z0-9=&%:._~+-]+", address):
""",
        "    if False:\n",
        f"{SNS}[confirmed_elsewhere]",
    ),
    Fault(
        "a certificate that has expired still proves",
        22,
        f"{HOUSE}/messaging/receipts/notifications.py",
        "        if not certificate.not_valid_before_utc <= self._clock.now() <= certificate.not_valid_after_utc:\n",
        "        if False:\n",
        f"{WEBHOOKS}::test_a_certificate_that_does_not_hold_today_proves_nothing[expired]",
    ),
    Fault(
        "a signature holds for ever",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        "    if abs(now.timestamp() - int(at)) > TOLERANCE.total_seconds():\n",
        "    if False:\n",
        f"{GATEWAY}[recorded]",
    ),
    Fault(
        "the time is not part of what a gateway signs",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        """at.encode() + b"." + body, hashlib""",
        "body, hashlib",
        f"{GATEWAY}[without_its_time]",
    ),
    Fault(
        "of two times the first counts",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        "    if len(times) != 1 or not ",
        "    if not times or not ",
        f"{GATEWAY}[two_times]",
    ),
    Fault(
        "what comes in base64 is read as it stands",
        22,
        f"{HOUSE}/messaging/receipts/signatures.py",
        """        if event.get("isBase64Encoded"):
""",
        "        if False:\n",
        f"{WEBHOOKS}::test_every_true_webhook_of_a_gateway_is_accepted",
    ),
]

PREVIEWED_CAMPAIGNS = "tests/promises/test_25_26_campaigns.py"
CAMPAIGNS_AND_DAYS = "tests/promises/test_27_28_campaigns.py::TestCampaignsAndDays"
IMPORT_BESIDE = (
    "tests/promises/test_27_28_campaigns.py::test_an_import_beside_running_campaigns_writes_to_nobody_about_the_past"
)
PLANNING = f"{HOUSE}/campaigns/planning"

CAMPAIGNS = [
    Fault(
        "who was written to is listed again",
        25,
        f"{PLANNING}/planner.py",
        "some_are_planned=self._is_triggered or bool(run.run_id)",
        "some_are_planned=False",
        f"{PREVIEWED_CAMPAIGNS}::test_what_was_previewed_is_what_is_sent",
    ),
    Fault(
        "those who are not written to leave no trace",
        25,
        f"{PLANNING}/writing.py",
        "store.plan(acting, *(each.message for each in considered))",
        'store.plan(acting, *(each.message for each in considered if each.message.state == "queued"))',
        f"{PREVIEWED_CAMPAIGNS}::test_what_was_previewed_is_what_is_sent",
    ),
    Fault(
        "a campaign's quoted plan is not compared",
        25,
        f"{PLANNING}/running.py",
        "    if quoted not in (None, run.agreed):\n",
        "    if False:\n",
        f"{PREVIEWED_CAMPAIGNS}::test_a_preview_whose_facts_have_moved_is_refused",
    ),
    Fault(
        "a reason is not taken",
        26,
        f"{PLANNING}/reasons.py",
        "    for each in considered:\n",
        "    for each in considered[:0]:\n",
        f"{PREVIEWED_CAMPAIGNS}::test_every_candidate_of_every_campaign_has_exactly_one_outcome",
    ),
    Fault(
        "what broke at its instant is not looked at again",
        26,
        f"{PLANNING}/marketing_job.py",
        "            starts.put_back(work, mark, held)\n",
        "            starts.drop(work, held)\n",
        "tests/promises/test_incidents_of_campaigns.py"
        "::test_a_look_for_what_starts_is_killed_anywhere_and_a_later_one_finds_the_rest",
    ),
    Fault(
        "campaigns hear of what is imported",
        27,
        f"{PLANNING}/hearing.py",
        """    if detail.get("imported"):
        return 0
""",
        "",
        IMPORT_BESIDE,
    ),
    Fault(
        "a silence within imported history is news",
        27,
        f"{PLANNING}/by_recency.py",
        "    if quiet is not None and occurrence.crossed <= quiet:\n",
        "    if False:\n",
        IMPORT_BESIDE,
    ),
    Fault(
        "what was imported was bought today",
        27,
        f"{PLANNING}/by_purchase.py",
        "    return order.counts and not order.imported\n",
        "    return order.counts\n",
        IMPORT_BESIDE,
    ),
    Fault(
        "a changed order puts nobody behind the edge",
        28,
        f"{PLANNING}/hearing.py",
        "        if days is not None and known.last is not None and (looking.today - known.last).days >= days:\n",
        "        if False:\n",
        CAMPAIGNS_AND_DAYS,
    ),
    Fault(
        "days without a run are not made up for",
        28,
        f"{PLANNING}/running.py",
        "since=min(last, work.today)",
        "since=work.today",
        CAMPAIGNS_AND_DAYS,
    ),
    Fault(
        "another condition is looked for where the old one left off",
        28,
        f"{PLANNING}/running.py",
        "everywhere=run.looked_until is None or run.edges != edges(work, campaign)",
        "everywhere=run.looked_until is None",
        CAMPAIGNS_AND_DAYS,
    ),
    Fault(
        "a purchase is news for ever",
        28,
        f"{PLANNING}/by_purchase.py",
        "    if not 0 <= silent < NEWS_FOR.days or",
        "    if not 0 <= silent or",
        CAMPAIGNS_AND_DAYS,
    ),
]

FAULTS: list[Fault] = [
    *REPEATED,
    *LOST_UPDATES,
    *EVENTS,
    *ROLES,
    *TOKENS,
    *PERSONS,
    *AUDITED,
    *STATISTICS,
    *FUZZED,
    *KILLED,
    *RUNS_OF_CALLS,
    *KEPT_TASKS,
    *PREVIEWS,
    *CANDIDATES,
    *IMPORTED,
    *CALL_WINDOWS,
    *CAMPAIGNS,
    *FORGED,
    *SENDING,
    *SETTLING,
    *IMPORTING,
    *FORGOTTEN_PERSONS,
    *MERGED,
]

__all__ = ["FAULTS", "ROOT", "Fault"]
