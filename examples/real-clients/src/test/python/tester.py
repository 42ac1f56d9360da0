"""Runs every check that scim2-tester has, and prints its results as JSON."""

import json

from host import connect
from scim2_tester import check_server, checkers
from scim2_tester.utils import CheckConfig, CheckContext

client = connect()
results = check_server(client)
# A check that check_server does not call.
results += checkers.core_schemas_validation(CheckContext(client, CheckConfig()))

print(
    json.dumps(
        {
            "checks": [name for name in checkers.__all__ if hasattr(getattr(checkers, name), "tags")],
            "types": [kind.name for kind in client.provider.resource_types],
            "results": [
                {
                    "status": result.status.name,
                    "check": result.title,
                    "type": result.resource_type or "",
                    "reason": result.reason or "",
                }
                for result in results
            ],
        }
    )
)
