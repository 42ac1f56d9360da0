# What the token of scim-vault may do, and all that it may do.
#
# Names can be given to what it made itself under a random pending name, and to nothing else in one call: so no named write can
# take over an entity, alias or group that exists. It cannot merge, hand out policies, move an alias or touch its own entity.
#
# What no policy can tell: whether an object addressed by its id is the library's own. That it checks itself, by the mark of the
# owner. An exact path for a single id denies that one object all the same:
#
#   path "identity/group/id/<id of the admins' group>" {
#     capabilities = ["deny"]
#   }
#
# sys/health and sys/leader need no token.

path "identity/entity" {
  capabilities        = ["update"]
  required_parameters = ["name"]
  allowed_parameters  = {
    "name"     = ["scim-pending-*"]
    "metadata" = []
    "disabled" = []
  }
}
path "identity/entity/id" {
  capabilities = ["list"]
}
path "identity/entity/id/*" {
  capabilities       = ["read", "update", "delete"]
  allowed_parameters = {
    "name"     = []
    "metadata" = []
    "disabled" = []
  }
}
# the library's own entity, if its token has one
path "identity/entity/id/{{identity.entity.id}}" {
  capabilities = ["read"]
}
path "identity/entity-alias" {
  capabilities        = ["update"]
  required_parameters = ["name", "mount_accessor"]
  allowed_parameters  = {
    "name"            = ["scim-pending-*"]
    "mount_accessor"  = []
    "canonical_id"    = []
    "custom_metadata" = []
  }
}
path "identity/entity-alias/id" {
  capabilities = ["list"]
}
path "identity/entity-alias/id/*" {
  capabilities       = ["read", "update", "delete"]
  allowed_parameters = {
    "name"            = []
    "custom_metadata" = []
  }
}
path "identity/group" {
  capabilities        = ["update"]
  required_parameters = ["name"]
  allowed_parameters  = {
    "name"              = ["scim-pending-*"]
    "metadata"          = []
    "member_entity_ids" = []
    "member_group_ids"  = []
  }
}
path "identity/group/id" {
  capabilities = ["list"]
}
path "identity/group/id/*" {
  capabilities       = ["read", "update", "delete"]
  allowed_parameters = {
    "name"              = []
    "metadata"          = []
    "member_entity_ids" = []
    "member_group_ids"  = []
  }
}
path "identity/lookup/entity" {
  capabilities = ["update"]
}
path "identity/lookup/group" {
  capabilities = ["update"]
}
path "sys/auth" {
  capabilities = ["read"]
}
path "auth/token/lookup-self" {
  capabilities = ["read"]
}
path "auth/token/renew-self" {
  capabilities = ["update"]
}
