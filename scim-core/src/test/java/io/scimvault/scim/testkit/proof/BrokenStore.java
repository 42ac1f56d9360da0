package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.service.ResourceStore;
import java.util.function.Supplier;

/** A store with one defect, and the test of the kit that is there to find it. */
enum BrokenStore {
    LOST_UPDATE("noChangeIsLost", BrokenStores.LostUpdate::new),
    TWO_OF_ONE_VERSION("oneOfEachVersionWins", BrokenStores.LostUpdate::new),
    CASE_SENSITIVE_UNIQUENESS("nothingIsCreatedUnderAValueThatIsTaken", BrokenStores.CaseSensitiveUniqueness::new),
    UNIQUE_ONLY_AT_CREATION("nothingIsRenamedToAValueThatIsTaken", BrokenStores.UniqueOnlyAtCreation::new),
    CHECKED_BESIDE_THE_WRITE("oneOfThoseWhoWantAValueGetsIt", BrokenStores.CheckedBesideTheWrite::new),
    STORED_BEFORE_THE_CHECK("nothingIsRenamedToAValueThatIsTaken", BrokenStores.StoredBeforeTheCheck::new),
    META_TOUCHED_BY_NO_CHANGE("whatChangesNothingLeavesMetaAlone", BrokenStores.MetaTouchedByNoChange::new),
    VERSION_OF_THE_HOUR("aChangeMovesTheVersionAndTheTimeAndNoMore", BrokenStores.VersionOfTheHour::new),
    CREATED_ANEW("aChangeMovesTheVersionAndTheTimeAndNoMore", BrokenStores.CreatedAnewByEveryChange::new),
    ANSWERS_WITH_WHAT_WAS("aChangeIsWhatIsAnsweredAndReadThen", BrokenStores.AnswersWithWhatWas::new),
    MERGES_REPLACEMENTS("aReplacementLeavesNothingOfWhatWas", BrokenStores.MergesReplacements::new),
    NORMALISES_TEXT("oddTextsComeBackExactly", BrokenStores.NormalisesText::new),
    FORGETS_AN_ATTRIBUTE("everyAttributeComesBackExactly", BrokenStores.ForgetsAnAttribute::new),
    DELETES_UNCHECKED("aCheckThatRefusesKeepsTheResource", BrokenStores.DeletesUnchecked::new),
    DELETES_WHAT_IS_NOT_THERE("whatIsNotThereCannotBeDeleted", BrokenStores.DeletesWhatIsNotThere::new),
    ONE_TABLE_FOR_ALL_TYPES("aResourceIsOfItsOwnTypeAlone", BrokenStores.OneTableForAllTypes::new),
    LEAVES_OUT_WHAT_IS_WANTED("atLeastWhatIsWantedIsRead", BrokenStores.LeavesOutWhatIsWanted::new),
    FINDS_ONE_WRITING_ALONE("allThatHaveAKeysValueAreFound", BrokenStores.FindsOneWritingAlone::new),
    PAGES_OFF_BY_ONE("pagesPartTheList", BrokenLists::offByOne),
    TOTAL_OF_THE_PAGE("pagesPartTheList", BrokenLists::totalOfThePage),
    TOTAL_OF_THE_TABLE("onlyWhatMatchesIsListedAndCounted", BrokenLists::totalOfTheTable),
    ALL_WHERE_NONE_IS_WANTED("pagesPartTheList", BrokenLists::allWhereNoneIsWanted),
    OVERFLOW("onlyWhatMatchesIsListedAndCounted", BrokenLists::overflow),
    UNSORTED("aSortedListIsInOrder", BrokenLists::unsorted),
    SHUFFLED("pagesPartTheList", BrokenLists::shuffled),
    UNFILTERED("onlyWhatMatchesIsListedAndCounted", BrokenLists::unfiltered),
    WALK_WITHOUT_ORDER("aWalkMeetsEachOnceInOrder", BrokenLists::ignoringOrderInWalks),
    CURSOR_BY_OFFSET("aWalkLosesNothingWhileOthersComeAndGo", CursorByOffset::new),
    CURSOR_BY_RESOURCE("aWalkLosesNothingWhileOthersComeAndGo", BrokenLists::cursorByResource),
    WALK_FROM_ITS_START("aWalkMeetsEachOnceInOrder", BrokenLists::walkFromItsStart),
    WALK_WITH_ITS_POSITION("aWalkMeetsEachOnceInOrder", BrokenLists::walkWithItsPosition);

    private final String finder;

    @SuppressWarnings("ImmutableEnumChecker") // constructors and static methods, which hold nothing
    private final Supplier<ResourceStore> stores;

    BrokenStore(String finder, Supplier<ResourceStore> stores) {
        this.finder = finder;
        this.stores = stores;
    }

    BrokenStore(String finder, BrokenStores.Lister lister) {
        this(finder, () -> BrokenStores.listing(lister));
    }

    String finder() {
        return finder;
    }

    ResourceStore open() {
        return stores.get();
    }
}
