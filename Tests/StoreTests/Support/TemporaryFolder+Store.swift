import Model
import Store
import TestSupport

extension TemporaryFolder {
    /// The path of the store's file in the folder.
    var file: String { path + "/market.sqlite" }

    /// An empty store in a folder of its own.
    static func withEmptyStore() throws -> (TemporaryFolder, MarketStore) {
        let folder = try TemporaryFolder()
        return (folder, try MarketStore.open(folder: folder.path, now: .hour(0)))
    }

    /// A store in a folder of its own, with the tables of the small market.
    static func withStore(later: [MarketUpdate] = []) throws -> (TemporaryFolder, MarketStore) {
        let (folder, store) = try withEmptyStore()
        try store.importTables(SmallMarket.bundled, later: later, fingerprint: "a")
        return (folder, store)
    }
}
