"""The city as drawn: what the registers are written from. Nothing is drawn before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from loaders.sources.demo_city.accounts import Accounts
from loaders.sources.demo_city.companies import Companies
from loaders.sources.demo_city.options import Options
from loaders.sources.demo_city.phones import Phones
from loaders.sources.demo_city.population import Population
from loaders.sources.demo_city.vehicles import Vehicles


@dataclass(frozen=True)
class City:
    """One city: the same options give the same city."""

    options: Options

    @cached_property
    def population(self) -> Population:
        """People, households, addresses."""
        return Population(self.options.people, self.options.seed)

    @cached_property
    def companies(self) -> Companies:
        """Employers and who works for them."""
        return Companies(self.population)

    @cached_property
    def phones(self) -> Phones:
        """Phone numbers, SIM cards and handsets."""
        return Phones(self.population)

    @cached_property
    def vehicles(self) -> Vehicles:
        """Vehicles and their plates."""
        return Vehicles(self.population)

    @cached_property
    def accounts(self) -> Accounts:
        """Bank accounts and cards."""
        return Accounts(self.population, self.companies)
