"""Settings come from the environment, and one that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import SettingError, Settings, prefect_environment, read_settings


def test_without_variables_there_are_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"YAOWEN_WAREHOUSE": "", "YAOWEN_WORKERS": ""}) == Settings()


def test_every_setting_has_a_variable(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "YAOWEN_WAREHOUSE": "/data/yaowen",
            "YAOWEN_LEXICON": str(tmp_path),
            "YAOWEN_WORKERS": "3",
            "YAOWEN_BATCH_PAGES": "50",
            "YAOWEN_WAIT_SECONDS": "0.5",
        }
    )
    assert settings == Settings(Path("/data/yaowen"), tmp_path, 3, 50, 0.5)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("YAOWEN_WORKERS", "many", "YAOWEN_WORKERS=many must be a number of 1 or more"),
        ("YAOWEN_WORKERS", "0", "YAOWEN_WORKERS=0 must be a number of 1 or more"),
        ("YAOWEN_BATCH_PAGES", "-5", "YAOWEN_BATCH_PAGES=-5 must be a number of 1 or more"),
        ("YAOWEN_WAIT_SECONDS", "nan", "YAOWEN_WAIT_SECONDS=nan must be a number of 0 or more"),
        ("YAOWEN_WORKERS", "inf", "YAOWEN_WORKERS=inf must be a number of 1 or more"),
        ("YAOWEN_LEXICON", "/nowhere", "YAOWEN_LEXICON=/nowhere is no folder"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingError) as told:
        read_settings({name: value})
    assert says in str(told.value)


def test_prefect_looks_nothing_up_and_what_the_user_has_set_stays() -> None:
    ours = prefect_environment({})
    assert (ours["DO_NOT_TRACK"], ours["PREFECT_SERVER_ANALYTICS_ENABLED"]) == ("1", "false")
    assert "PREFECT_HOME" not in prefect_environment({"PREFECT_HOME": "/home/of/mine"})
    assert "PREFECT_HOME" not in prefect_environment({"PREFECT_API_URL": "http://server/api"})
