"""What came from a secret's place does not pass the gate, whatever it says."""

import pytest

from checks.secrets.gate import shown
from checks.secrets.places import learn_settings, learn_variables

KEY = "NqVwYS81VP7Hb1DX8pPd5khxE3pyIgKpaUnArl63"


@pytest.mark.parametrize("half", ["hunterxq", "topsecret99qz", "TopSecret99qz"])
def test_half_a_proxys_password_is_hidden_in_any_case_of_letters(half):
    learn_variables({"HTTPS_PROXY": "http://ming:HunterXq@TopSecret99qz#1@127.0.0.1:3128"})

    assert half not in shown(f"Failed to resolve '{half}'")


@pytest.mark.parametrize("where", ["profile {}", "http://h:1/{}", "-p{}", "x{}", "{}="])
def test_a_secret_in_a_profiles_name_is_hidden_wherever_it_stands(where):
    learn_settings(f"profile {KEY}", [])

    assert KEY not in shown(where.format(KEY))


def test_a_secret_in_the_path_of_an_address_is_hidden():
    other = KEY[::-1]
    learn_variables({"AWS_ENDPOINT_URL": f"http://u:p@127.0.0.1:9/{other}?x=1"})

    assert shown(f"http://127.0.0.1:9/{other}") == "http://127.0.0.1:9/****"


def test_a_password_under_a_name_of_its_own_is_hidden():
    learn_settings("dev", [("aws_secret_key", "hunter2Zq9Kx"), ("region", "eu-west-1")])

    assert shown("dev in eu-west-1: -phunter2Zq9Kx") == "dev in eu-west-1: -p****"


@pytest.mark.parametrize("name", ["PWD", "OLDPWD"])
def test_the_folder_that_a_shell_is_in_is_no_password(name):
    learn_variables({name: "/home/ming/first-photo"})

    assert shown("/home/ming/first-photo/me.jpg") == "/home/ming/first-photo/me.jpg"
