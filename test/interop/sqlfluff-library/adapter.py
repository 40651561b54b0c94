"""What dbt has and Jinja alone has not: a macro that is dispatched stands for itself."""


def dispatch(name, macro_namespace=None):
    return lambda *values: f"{name}({', '.join(str(value) for value in values)})"
