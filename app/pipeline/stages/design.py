"""Works out, by rules, how the app is put together: stack, components, data and files, as text and as a diagram."""

from app.domain.architecture import Architecture
from app.domain.blueprint import Blueprint
from app.kit.design import design_app


async def design(blueprint: Blueprint) -> Architecture:
    return design_app(blueprint)
