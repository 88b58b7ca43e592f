import Model
import Playback

/// The bundled tables, read once for all tests.
enum Bundled {
    static var tables: BundledTables { get throws { try loaded.get().tables } }
    static var market: Market { get throws { try loaded.get().market } }

    private static let loaded = Result<(tables: BundledTables, market: Market), any Error> {
        let tables = BundledTables(try DataFolder(Repository.data))
        return (tables, tables.firstStage().market)
    }
}
