package import Model
package import Playback
import TestSupport

/// The bundled tables, read once for all tests.
package enum Bundled {
    package static var tables: BundledTables { get throws { try loaded.get().tables } }
    package static var market: Market { get throws { try loaded.get().market } }

    private static let loaded = Result<(tables: BundledTables, market: Market), any Error> {
        let tables = BundledTables(try DataFolder(Repository.data))
        return (tables, tables.firstStage().market)
    }
}
