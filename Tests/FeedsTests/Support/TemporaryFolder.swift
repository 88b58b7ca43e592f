import Foundation

/// A folder that is removed when it is deallocated.
final class TemporaryFolder {
    let path: String

    /// A folder with the given files: text by relative path.
    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
        for (file, text) in files { try write(text, to: file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, replacing one of the same name.
    func write(_ text: String, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
