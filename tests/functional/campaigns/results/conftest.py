import pytest

from tests.rig.campaign_shop import CampaignShop


@pytest.fixture(scope="session")
def a_shop() -> CampaignShop:
    return CampaignShop()


@pytest.fixture
def shop(a_shop: CampaignShop) -> CampaignShop:
    """Each test has its own; making one anew takes longer than most tests."""
    return a_shop.copied()
