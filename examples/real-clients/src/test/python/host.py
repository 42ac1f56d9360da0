"""The host under test as scim2-client sees it, and an administrator's look into its Vault."""

import os

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient


def connect():
    """Return a client that checks all that it sends and receives, and knows nothing of the server yet."""
    http = Client(
        base_url=os.environ["SCIM_BASE"],
        headers={"Authorization": "Bearer " + os.environ["SCIM_TOKEN"]},
        timeout=30,
        trust_env=False,
    )
    return SyncSCIMClient(
        http, check_request_payload=True, check_response_payload=True, check_response_status_codes=True
    )


class Vault:
    def __init__(self):
        self._http = Client(
            base_url=os.environ["VAULT_ADDR"],
            headers={"X-Vault-Token": os.environ["VAULT_TOKEN"]},
            timeout=30,
            trust_env=False,
        )

    def entity(self, id):
        return self._data("entity", id)

    def group(self, id):
        return self._data("group", id)

    def _data(self, kind, id):
        """Return what Vault holds, None where there is nothing."""
        answer = self._http.get(f"/v1/identity/{kind}/id/{id}")
        if answer.status_code == 404:
            return None
        answer.raise_for_status()
        return answer.json()["data"]
