"""Guards of what is sent: promises 1 to 4 and 10 to 15."""

from __future__ import annotations

from tests.planted_faults.fault import HOUSE, Fault

MESSAGING = f"{HOUSE}/messaging"
DISPATCH, GATE, LEDGER = f"{MESSAGING}/dispatch", f"{MESSAGING}/gate", f"{MESSAGING}/ledger"
STEP_BY_STEP = "tests/functional/messaging/dispatch/test_settling.py"

NEVER_TWICE = "tests/promises/test_01_never_twice_never_lost.py"
ALL_OVER = f"{NEVER_TWICE}::test_with_faults_all_over_nothing_goes_twice_and_nothing_is_lost"
AT_ONCE = f"{NEVER_TWICE}::test_workers_at_the_same_message_at_the_same_instant_send_it_once"

ONCE = [
    Fault(
        "a claim is written whoever wrote before",
        1,
        f"{LEDGER}/store.py",
        """            when=(Equal("version", before.version),),
            label="message",
""",
        """            when=(),
            label="message",
""",
        f"{AT_ONCE}[neither]",
    ),
    Fault(
        "a lost answer is taken for a message that was not taken",
        1,
        f"{DISPATCH}/settling.py",
        "                return self.doubtful(claim.message, reason, capability)\n",
        "                return self.back(claim.message, reason, None)\n",
        ALL_OVER,
    ),
    Fault(
        "what was planned is planned once more",
        1,
        f"{LEDGER}/store.py",
        "record.encode(message), when=(Absent(),), label=message.message_id",
        "record.encode(message), when=(), label=message.message_id",
        f"{NEVER_TWICE}::test_planned_by_several_at_once_it_is_one_message",
    ),
    Fault(
        "each attempt has a key of its own",
        1,
        f"{DISPATCH}/sending.py",
        "        message_id=message.message_id,\n        channel=message.channel,",
        '        message_id=f"{message.message_id}-{message.attempt}",\n        channel=message.channel,',
        ALL_OVER,
    ),
    Fault(
        "a lease is not waited for",
        1,
        f"{DISPATCH}/sending.py",
        "        if message.lease_until > self.shop.clock.now():\n",
        "        if False:\n",
        f"{STEP_BY_STEP}::TestALease::test_is_left_alone_until_it_is_over[can_be_asked]",
    ),
    Fault(
        "a worker sends whenever it comes round to it",
        1,
        f"{DISPATCH}/sending.py",
        "        if self._held_up(claim.message, provider):\n",
        "        if False:\n",
        f"{STEP_BY_STEP}::TestALease::test_a_worker_held_up_behind_its_claim_sends_no_more",
    ),
    Fault(
        "a key is used for ever",
        1,
        f"{DISPATCH}/sending.py",
        "        if message.in_doubt and self._forgotten(message, provider):\n",
        "        if False:\n",
        f"{NEVER_TWICE}::test_a_key_that_its_provider_has_forgotten_is_not_used_again",
    ),
    Fault(
        "what the queue lost is lost",
        1,
        f"{DISPATCH}/sweeping.py",
        "        if room > 0:\n",
        "        if False:\n",
        "tests/functional/messaging/dispatch/test_sweeping.py::test_what_the_queue_lost_goes_within_two_minutes",
    ),
]

SHOWN = "tests/promises/test_02_every_doubt_visible.py::test_nothing_goes_twice_by_itself_and_every_doubt_is_shown"

DOUBTS = [
    Fault(
        "a doubt is sent again by itself",
        2,
        f"{DISPATCH}/settling.py",
        """        if capability.settling == "neither":
            return self.unknown(message, reason)
""",
        """        if capability.settling == "neither":
            return self.back(message, reason, None)
""",
        SHOWN,
    ),
    Fault(
        "what a dead worker had is sent again by itself",
        2,
        f"{DISPATCH}/sending.py",
        """            case "neither":
                return self._settling.unknown(message, "no_answer")
""",
        """            case "neither":
                return self._in_line(message, self._settling.again_with_its_key(message, "no_answer"))
""",
        SHOWN,
    ),
    Fault(
        "a doubt is called a failure",
        2,
        f"{DISPATCH}/settling.py",
        'replace(message, state="unknown", reason=reason, lease_until=None)',
        'replace(message, state="failed", reason=reason, lease_until=None)',
        SHOWN,
    ),
    Fault(
        "what may have gone is called kept back",
        2,
        f"{DISPATCH}/claiming.py",
        "        if message.in_doubt:\n            # It may have gone",
        "        if False:\n            # It may have gone",
        f"{STEP_BY_STEP}::TestAPause::test_what_was_in_doubt_when_it_was_stopped_is_for_people",
    ),
]

LIVES = "tests/promises/test_03_killed_anywhere.py::test_killed_at_any_call_nothing_is_lost_and_nothing_goes_twice"

DEATHS = [
    Fault(
        "numbers move in a write of their own",
        3,
        f"{LEDGER}/counting.py",
        '        amounts[f"on_{after.state}"] += 1\n    work.add(cell, **amounts)\n',
        """        amounts[f"on_{after.state}"] += 1
    moving = type(work)(work.shop, work.caller)
    moving.add(cell, **amounts)
    moving.commit()
""",
        f"{LIVES}[takes_key]",
    ),
    Fault(
        "room is given back in a write of its own",
        3,
        f"{DISPATCH}/settling.py",
        """        customers.keep(work, found[0], "contacts", contacts_.to_item(fewer))
""",
        """        alone = Work(work.shop, work.caller)
        customers.keep(alone, found[0], "contacts", contacts_.to_item(fewer))
        alone.commit()
""",
        f"{LIVES}[takes_key]",
    ),
    Fault(
        "what a dead worker had stays with it",
        3,
        f"{DISPATCH}/sending.py",
        "        if message.lease_until > self.shop.clock.now():\n",
        "        if True:\n",
        f"{LIVES}[can_be_asked]",
    ),
    Fault(
        "what the provider never had is taken for sent",
        3,
        f"{DISPATCH}/settling.py",
        """                    given_back(work, message),
                    state="queued",
                    reason="",
                    in_doubt=False,
""",
        """                    message,
                    state="sent",
                    reason="",
                    in_doubt=False,
""",
        f"{LIVES}[can_be_asked]",
    ),
]

ADDING_UP = "tests/promises/test_04_numbers_add_up.py"
MOMENTS = f"{ADDING_UP}::TestCampaignsAndMessages"

TALLIED = [
    Fault(
        "what moves is counted where it comes to, and still where it was",
        4,
        f"{LEDGER}/counting.py",
        "        amounts.subtract(_names(before))\n",
        "        pass\n",
        MOMENTS,
    ),
    Fault(
        "a reason is never taken away",
        4,
        f"{LEDGER}/counting.py",
        "        amounts.subtract(_names(before))\n",
        "        amounts.subtract([before.state])\n",
        MOMENTS,
    ),
    Fault(
        "a paused campaign goes on",
        4,
        f"{DISPATCH}/claiming.py",
        'Check(keys.pause_of(message.campaign_id, message.message_id), (Equal("state", "running"),), label="pause")',
        'Check(keys.pause_of(message.campaign_id, message.message_id), (), label="pause")',
        f"{ADDING_UP}::test_paused_and_resumed_fifty_times_everybody_is_reached_once",
    ),
    Fault(
        "what is told beside a move is in no hour",
        4,
        f"{LEDGER}/counting.py",
        "    work.add(cell, **amounts)\n    work.add(cell, **_by_hour(work, amounts))\n\n\ndef in_hour",
        "    work.add(cell, **amounts)\n\n\ndef in_hour",
        MOMENTS,
    ),
    Fault(
        "variants are counted together",
        4,
        f"{LEDGER}/counting.py",
        "work.today, after.variant, beside or after.message_id",
        'work.today, "", beside or after.message_id',
        MOMENTS,
    ),
]

RECEIVED = "tests/promises/test_10_receipts.py"
ANY_ORDER = f"{RECEIVED}::test_in_any_order_and_number_a_status_never_goes_back"

RECEIPTS = [
    Fault(
        "a status goes back",
        10,
        f"{LEDGER}/message.py",
        '    "read": frozenset(),\n',
        '    "read": frozenset({"sent", "delivered"}),\n',
        f"{ANY_ORDER}[sent]",
    ),
    Fault(
        "what arrived fails afterwards",
        10,
        f"{LEDGER}/message.py",
        '    "delivered": frozenset({"read"}),\n',
        '    "delivered": frozenset({"read", "failed"}),\n',
        f"{ANY_ORDER}[sent]",
    ),
    Fault(
        "of one in doubt no receipt is heard",
        10,
        f"{MESSAGING}/receipts/receiving.py",
        '    return message.in_doubt or message.state not in ("queued", "held")\n',
        '    return message.state not in ("queued", "held")\n',
        f"{ANY_ORDER}[queued]",
    ),
    Fault(
        "old receipts speak of what is sent again",
        10,
        f"{MESSAGING}/receipts/receiving.py",
        '    return message.in_doubt or message.state not in ("queued", "held")\n',
        "    return True\n",
        f"{RECEIVED}::test_what_failed_and_was_sent_again_does_not_fail_by_the_old_receipts",
    ),
    Fault(
        "a late answer undoes the one behind it",
        10,
        f"{MESSAGING}/receipts/receiving.py",
        'receipt.at <= message.times["answered"]',
        'receipt.at == message.times["answered"]',
        f"{RECEIVED}::test_of_two_answers_the_later_stands_however_they_come",
    ),
    Fault(
        "sent again it has a new place among what happened",
        10,
        f"{LEDGER}/leaving.py",
        'times={state: work.now, **message.times, "sent": first or work.now}',
        'times={**message.times, "sent": first or work.now, state: work.now}',
        f"{STEP_BY_STEP}::TestByHand::test_sent_again_after_a_failed_delivery_it_keeps_its_place_among_what_happened",
    ),
]

OPTED_OUT = "tests/promises/test_11_opt_out.py"
THE_WORD = f"{OPTED_OUT}::test_nothing_is_claimed_after_the_word"

OPT_OUTS = [
    Fault(
        "leave is looked at, and not held on to",
        11,
        f"{DISPATCH}/claiming.py",
        "            customers.unedited(work, customer, *rests_on)\n",
        "            pass\n",
        f"{THE_WORD}[as recorded]",
    ),
    Fault(
        "the list of those who said stop is not in the claim",
        11,
        f"{DISPATCH}/claiming.py",
        "        work.write(not_suppressed(work, message.channel, composed.to))\n",
        "",
        f"{THE_WORD}[by STOP]",
    ),
    Fault(
        "nobody is asked for their leave",
        11,
        f"{GATE}/verdict.py",
        "    if not allowed(message, customer, around.settings):\n",
        "    if False:\n",
        f"{THE_WORD}[by the link]",
    ),
    Fault(
        "who complains is advertised to until a worker happens to read it",
        11,
        f"{DISPATCH}/claiming.py",
        '        rests_on: tuple[Room, ...] = ("cases",) if message.advertises else ()\n',
        "        rests_on: tuple[Room, ...] = ()\n",
        f"{THE_WORD}[by a complaint]",
    ),
    Fault(
        "an open complaint keeps no advertising away",
        11,
        f"{GATE}/verdict.py",
        "    if message.advertises and has_open_complaint(customer.rooms):\n",
        "    if False:\n",
        f"{THE_WORD}[by a complaint]",
    ),
    Fault(
        "STOP goes with the customer who said it",
        11,
        f"{GATE}/opting_out.py",
        "    suppress(Work(shop, caller), channel, address, why)\n",
        "",
        f"{OPTED_OUT}::test_stop_outlives_the_customer",
    ),
    Fault(
        "a START of before undoes a later STOP",
        11,
        f"{GATE}/suppression.py",
        '    if entry is None or entry["since"] > stamp(at):\n',
        "    if entry is None:\n",
        f"{OPTED_OUT}::test_start_of_before_undoes_no_later_stop",
    ),
    Fault(
        "a START of before gives leave after a later STOP",
        11,
        f"{GATE}/opting_out.py",
        ' and said.source == "stop" and said.since <= at\n',
        ' and said.source == "stop"\n',
        f"{OPTED_OUT}::test_start_of_before_undoes_no_later_stop",
    ),
]

ROOM = "tests/promises/test_12_caps.py"
SHARED = f"{ROOM}::test_workers_at_the_same_customer_share_the_room_there_is"
EACH_RULE = "tests/unit/messaging/gate/test_verdict.py"

CAPPED = [
    Fault(
        "what leaves is not counted",
        12,
        f"{DISPATCH}/claiming.py",
        "            counted = contacts_of(customer).noted(work.today, message.channel)\n",
        "            counted = contacts_of(customer)\n",
        SHARED,
    ),
    Fault(
        "room is looked at, and not held on to",
        12,
        f"{HOUSE}/customers/store.py",
        "            when=(record.unwritten(customer, room),),\n            label=room,\n",
        "            when=(),\n            label=room,\n",
        SHARED,
    ),
    Fault(
        "what was refused keeps its room",
        12,
        f"{DISPATCH}/settling.py",
        "    if message.counted_on is None:\n        return message\n",
        "    if True:\n        return message\n",
        f"{ROOM}::test_what_a_provider_refused_or_did_not_take_gives_its_room_back",
    ),
    Fault(
        "a window of days is a day short",
        12,
        f"{HOUSE}/customers/contacts.py",
        "        first = last - timedelta(days=days - 1)\n",
        "        first = last - timedelta(days=days - 2)\n",
        SHARED,
    ),
    Fault(
        "what was counted once is counted for ever",
        12,
        f"{GATE}/verdict.py",
        "    if message.counted_on != today:\n",
        "    if message.counted_on is None:\n",
        f"{EACH_RULE}::TestCaps::test_one_that_was_counted_yesterday_asks_for_room_today",
    ),
    Fault(
        "the first to come goes, not the best",
        12,
        f"{DISPATCH}/claiming.py",
        "and _rank(rival) < _rank(message)",
        "and False",
        f"{ROOM}::test_of_what_comes_back_together_in_the_morning_the_best_goes_first",
    ),
]

QUIET = "tests/promises/test_13_quiet_hours.py"
EVERY_MINUTE = f"{QUIET}::test_at_every_minute_of_a_year_it_is_quiet_as_the_clock_on_the_wall_says"

QUIET_HOURS = [
    Fault(
        "the first minute is not quiet",
        13,
        f"{GATE}/quiet.py",
        "(clock >= begins or clock < ends)",
        "(clock > begins or clock < ends)",
        f"{EVERY_MINUTE}[Asia/Dhaka-21:00-09:00]",
    ),
    Fault(
        "one minute too many is quiet",
        13,
        f"{GATE}/quiet.py",
        "(clock >= begins or clock < ends)",
        "(clock >= begins or clock <= ends)",
        f"{EVERY_MINUTE}[Asia/Dhaka-21:00-09:00]",
    ),
    Fault(
        "what is in doubt goes at any hour",
        13,
        f"{GATE}/verdict.py",
        "    if not message.advertises:\n        return None\n    zone",
        "    if not message.advertises or message.in_doubt:\n        return None\n    zone",
        f"{QUIET}::test_what_went_in_doubt_before_the_quiet_waits_for_its_end",
    ),
    Fault(
        "a window within a day is taken for the rest of it",
        13,
        f"{GATE}/quiet.py",
        "else begins <= clock < ends\n",
        "else not begins <= clock < ends\n",
        f"{EVERY_MINUTE}[Europe/London-13:00-15:30]",
    ),
    Fault(
        "the quiet ends in the hour that is over",
        13,
        f"{GATE}/quiet.py",
        "    if end <= now:\n",
        "    if False:\n",
        f"{EVERY_MINUTE}[Europe/London-23:00-01:30]",
    ),
    Fault(
        "nobody asks what time it is",
        13,
        f"{GATE}/verdict.py",
        "    if quiet is not None:\n",
        "    if False:\n",
        f"{QUIET}::test_what_went_in_doubt_before_the_quiet_waits_for_its_end",
    ),
]

POISON = "tests/promises/test_14_poisoned.py"
SENDER = "functions/message_dispatch/app.py"

POISONED = [
    Fault(
        "one that fails takes its batch along",
        14,
        SENDER,
        '        logger().error("not dispatched", failure, message_id=message_id)\n        return False\n',
        "        raise\n",
        f"{POISON}::test_one_that_no_worker_can_compose_fails_alone[3]",
    ),
    Fault(
        "nobody notes how often one was delivered",
        14,
        SENDER,
        "        if _deliveries(record) > 1 and quarantine.struck(shop.from_environment(), message_id):\n",
        "        if False:\n",
        f"{POISON}::test_one_that_no_worker_can_compose_fails_alone[0]",
    ),
    Fault(
        "all that were in a batch with it are blamed",
        14,
        f"{DISPATCH}/quarantine.py",
        "MOST_STRIKES = 3\n",
        "MOST_STRIKES = 1\n",
        f"{POISON}::test_one_that_kills_its_worker_is_parked_and_its_neighbours_are_not_blamed",
    ),
    Fault(
        "one that was delivered before goes before fresh ones",
        14,
        SENDER,
        'sorted(event["Records"], key=_deliveries)',
        'list(event["Records"])',
        f"{POISON}::test_fresh_ones_go_before_one_that_was_delivered_before",
    ),
    Fault(
        "a busy store is the message's fault",
        14,
        SENDER,
        '        logger().error("not now", busy, message_id=message_id)\n        return True\n',
        "        return False\n",
        f"{POISON}::test_a_store_that_is_busy_is_no_fault_of_the_message",
    ),
]

WAITING = "tests/promises/test_15_throttled.py"
TEN_MINUTES = f"{WAITING}::test_ten_minutes_of_nothing_but_throttling_lose_nothing_and_use_no_attempt"

THROTTLED = [
    Fault(
        "being told to wait is an attempt",
        15,
        f"{DISPATCH}/settling.py",
        "                attempt=message.attempt - 1,\n",
        "                attempt=message.attempt,\n",
        TEN_MINUTES,
    ),
    Fault(
        "nobody waits as long as they are told to",
        15,
        f"{DISPATCH}/circuits.py",
        "        if wait is None:\n",
        "        if True:\n",
        f"{WAITING}::test_a_retry_after_is_waited_for_by_all_and_not_longer_than_needed",
    ),
    Fault(
        "being told to wait is a doubt",
        15,
        f"{DISPATCH}/settling.py",
        '                return self.back(claim.message, "throttled", retry_after)\n',
        '                return self.doubtful(claim.message, "throttled", capability)\n',
        TEN_MINUTES,
    ),
    Fault(
        "a provider that says nothing but wait is called all the same",
        15,
        f"{DISPATCH}/circuits.py",
        "or failures >= FAILURES_IN_A_ROW):\n",
        "or False):\n",
        f"{WAITING}::test_throttled_without_a_word_each_waits_for_itself_until_nothing_else_is_heard",
    ),
]

SENDING: list[Fault] = [
    *ONCE,
    *DOUBTS,
    *DEATHS,
    *TALLIED,
    *RECEIPTS,
    *OPT_OUTS,
    *CAPPED,
    *QUIET_HOURS,
    *POISONED,
    *THROTTLED,
]
