"""(:OnlineAccount) known by an issued identifier: `OnlineAccount:x:mara_e`."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.online_account import HANDLE
from graph_model.values.text import TEXT

ONLINE_ACCOUNT = EntityType(
    name="OnlineAccount",
    doc="An account on a social network, forum, market or game.",
    noun=("online account", "online accounts"),
    key=IssuedKey(HANDLE),
    side=Side.COMMUNICATION,
    icon="at",
    shape=Shape.TAG,
    caption=("display_name",),
    attributes=(Attribute("display_name", TEXT, "Name that the account shows to others.", search=True),),
)
