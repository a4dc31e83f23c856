"""Every address of the CMS, and whether anybody may use it. Pure data: the guard denies what is
not in `OPEN`; a test fails when an address appears that stands in neither table.

What a later piece of work opens (settings, groups, privacy, reports ...) is closed to every role
until its own approval act exists.
"""

from __future__ import annotations

#: Open to the roles that enter the CMS (`accounts.roles.CMS_ROLES`). Where the address names a
#: page, that page must also lie in the person's reach (`workspace.in_reach`).
OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_logout",
        # explorer
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_api:pages:detail",
        # writing
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_pages:copy",
        "wagtailadmin_pages:revisions_index",
        "wagtailadmin_pages:revisions_view",
        "wagtailadmin_pages:revisions_revert",
        "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:history_results",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        # links
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        # files
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:add",
        "wagtailimages:edit",
        "wagtailimages:delete",
        "wagtailimages:preview",
        "wagtailimages:add_multiple",
        "wagtailimages:edit_multiple",
        "wagtailimages:create_multiple_from_uploaded_image",
        "wagtailimages:delete_multiple",
        "wagtailimages:delete_upload_multiple",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen",
        "wagtailimages_chooser:create",
        "wagtailimages_chooser:select_format",
        "wagtaildocs:index",
        "wagtaildocs:index_results",
        "wagtaildocs:add",
        "wagtaildocs:edit",
        "wagtaildocs:delete",
        "wagtaildocs:add_multiple",
        "wagtaildocs:edit_multiple",
        "wagtaildocs:create_multiple_from_uploaded_document",
        "wagtaildocs:delete_multiple",
        "wagtaildocs:delete_upload_multiple",
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:chosen",
        "wagtaildocs_chooser:create",
    }
)

#: Open to everybody, signed in or not: they lead to the portal's own sign-in.
SIGN_IN = frozenset({"wagtailadmin_login"})

#: Closed to every role. Named one by one, so that a new address is noticed.
CLOSED = frozenset(
    {
        "wagtailadmin_error_test",
        "wagtailadmin_api:pages:find",
        "wagtailadmin_api:pages:action",
        "wagtailadmin_api:documents:listing",
        "wagtailadmin_api:documents:detail",
        "wagtailadmin_api:documents:find",
        "wagtailadmin_api:images:listing",
        "wagtailadmin_api:images:detail",
        "wagtailadmin_api:images:find",
        "wagtail_bulk_action",
        "wagtailadmin_pages:type_use",
        "wagtailadmin_pages:type_use_results",
        "wagtailadmin_pages:choose_parent",
        "wagtailadmin_pages:usage",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:convert_alias",
        "wagtailadmin_pages:move",
        "wagtailadmin_pages:move_confirm",
        "wagtailadmin_pages:set_page_position",
        # Deciding is done on the review page. This one would name other departments' pages in its
        # messages; what it would do obeys the rules all the same (`ReviewTask.on_action`).
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:workflow_history",  # our own history says it in plain words
        "wagtailadmin_pages:workflow_history_detail",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:confirm_workflow_cancellation",
        "wagtailadmin_pages:workflow_preview",
        "wagtailadmin_pages:set_privacy",
        "wagtailadmin_pages:lock",
        "wagtailadmin_pages:unlock",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_collections:index",
        "wagtailadmin_collections:add",
        "wagtailadmin_collections:edit",
        "wagtailadmin_collections:delete",
        "wagtailadmin_collections:set_privacy",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:index_results",
        "wagtailadmin_workflows:add",
        "wagtailadmin_workflows:enable",
        "wagtailadmin_workflows:disable",
        "wagtailadmin_workflows:edit",
        "wagtailadmin_workflows:usage",
        "wagtailadmin_workflows:usage_results",
        "wagtailadmin_workflows:remove",
        "wagtailadmin_workflows:add_task",
        "wagtailadmin_workflows:select_task_type",
        "wagtailadmin_workflows:task_index",
        "wagtailadmin_workflows:task_index_results",
        "wagtailadmin_workflows:edit_task",
        "wagtailadmin_workflows:disable_task",
        "wagtailadmin_workflows:enable_task",
        "wagtailadmin_workflows:task_chooser",
        "wagtailadmin_workflows:task_chooser_results",
        "wagtailadmin_workflows:task_chooser_create",
        "wagtailadmin_workflows:task_chosen",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:locked_pages_results",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_results",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:workflow_tasks_results",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:site_history_results",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_reports:aging_pages_results",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtailadmin_block_preview",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailembeds:chooser",
        "wagtailembeds:chooser_upload",
        "wagtaildocs:document_usage",
        "wagtailimages:url_generator",
        "wagtailimages:url_generator_output",
        "wagtailimages:image_usage",
        "wagtaildocs_chooser:chosen_multiple",
        "wagtailimages_chooser:chosen_multiple",
        *(
            f"wagtailsites:{name}"
            for name in (
                "index",
                "index_results",
                "add",
                "edit",
                "delete",
                "history",
                "history_results",
                "usage",
                "copy",
            )
        ),
        *(
            f"wagtailusers_users:{name}"
            for name in (
                "index",
                "index_results",
                "add",
                "edit",
                "delete",
                "history",
                "history_results",
                "usage",
                "copy",
            )
        ),
        *(
            f"wagtailusers_groups:{name}"
            for name in (
                "index",
                "index_results",
                "add",
                "edit",
                "delete",
                "history",
                "history_results",
                "usage",
            )
        ),
    }
)

#: Rooms that add their own CMS screens name them here, with what the guard checks beside them.
_registered: set[str] = set()


def open_route(name: str) -> None:
    """Open an address that another room added. That room's view asks the rules itself."""
    _registered.add(name)


def is_open(name: str) -> bool:
    return name in OPEN or name in _registered


def is_classified(name: str) -> bool:
    return is_open(name) or name in CLOSED or name in SIGN_IN
