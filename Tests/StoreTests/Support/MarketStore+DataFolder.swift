import Foundation
import Store

extension MarketStore {
    /// Exports every table as a data folder.
    func writeFolder(to path: String) throws {
        var manifest = ExportManifest()
        try export(Set(StoreTable.allCases)) { sheet in
            let url = URL(filePath: "\(path)/\(sheet.file)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(sheet.csv().utf8).write(to: url)
            manifest.add(sheet, content: sheet.csv())
        }
        try Data(manifest.csv.utf8).write(to: URL(filePath: "\(path)/\(ExportManifest.fileName)"))
    }
}
