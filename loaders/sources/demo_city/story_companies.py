"""The companies of the story, and of those who only look like it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """key: the name under which the truth speaks of it."""

    key: str
    name: str
    kind: str
    activity: str
    founded: str


COMPANIES = (
    Company("museum", "City Museum of Port Merrow", "museum", "collections and exhibitions", "1931-05-01"),
    Company("hotel-meridian", "Hotel Meridian", "hotel", "hotel", "1988-04-12"),
    Company("hotel-anchor", "Anchor House", "hotel", "hotel", "1996-03-01"),
    Company("hotel-linden", "Linden Garden Hotel", "hotel", "hotel", "2004-09-15"),
    Company("brightwater", "Brightwater Laundry", "service", "laundry and linen hire", "2018-02-05"),
    Company("marwick", "Marwick Restoration", "service", "restoration of ceramics", "2016-10-10"),
    Company("kessling", "Kessling Fine Objects", "shop", "trade in antiques", "2001-06-18"),
    Company("northquay", "Northquay Storage", "transport", "storage of works of art", "2011-03-22"),
    Company("tidewater", "Tidewater Haulage", "transport", "haulage", "2014-08-11"),
    Company("lumen", "Lumen Frames", "service", "framing and conservation", "2017-01-30"),
    Company("harbour-kitchen", "Harbour Kitchen", "restaurant", "restaurant", "1994-05-09"),
    Company("haddad-market", "Haddad Market", "shop", "grocery", "2009-11-02"),
    Company("lund-fish", "Lund Fish", "shop", "fish trade", "2007-04-16"),
    Company("hale-wines", "Hale Wines", "shop", "wine trade", "2012-07-01"),
    Company("swiftline", "Swiftline Couriers", "transport", "courier service", "2010-02-15"),
    Company("savings-club", "Foundry Savings Club", "association", "savings club", "1979-01-08"),
)
PLACE = {company.key: place for place, company in enumerate(COMPANIES)}
"""Index among the companies by key."""
HOTELS = ("hotel-meridian", "hotel-anchor", "hotel-linden")
