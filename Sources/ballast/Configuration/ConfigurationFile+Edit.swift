import Dashboard

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ConfigurationFile {
    /// A change of the file that was made: its text before, nil if there was no file, and after.
    struct Change {
        let before: String?
        let after: String
        /// The edit that reverses it in a file that has been changed since.
        let inverse: ConfigurationEdit
    }

    /// How often an edit starts again because another program has written the file meanwhile.
    private static let attempts = 5

    /// Makes an edit in the file, which is created if there is none. It is replaced as a whole, with its permissions; of
    /// a link, the target is.
    func apply(_ edit: ConfigurationEdit) throws(ConfigurationEditError) -> Change {
        for _ in 0..<ConfigurationFile.attempts {
            let version = FileVersion(path)
            let text = try text()
            let edited = try EditedConfiguration(edit, of: text ?? "", file: path)
            guard FileVersion(path) == version else { continue }
            try write(edited.text)
            return Change(before: text, after: edited.text, inverse: edited.inverse)
        }
        throw .refused("\(path) is being written by another program: try again")
    }

    /// Reverses a change: byte for byte where the file has not been changed since, else by the reverse edit.
    func undo(_ change: Change) throws(ConfigurationEditError) {
        guard try text() == change.after else {
            _ = try apply(change.inverse)
            return
        }
        // A file that was created stays, empty: that none is there would not be noticed as a change.
        try write(change.before ?? "")
    }

    /// The text of the file as it is; nil if there is none.
    private func text() throws(ConfigurationEditError) -> String? {
        guard FileVersion.exists(path) else { return nil }
        do throws(Failure) {
            return try TextFile.read(path, as: "a configuration", keepsMark: true)
        } catch {
            throw ConfigurationEditError(error)
        }
    }

    private func write(_ text: String) throws(ConfigurationEditError) {
        let target = try target()
        if exists, access(target, W_OK) != 0 { throw .refused("\(path) is not writable") }
        do throws(Failure) {
            try OutputFile.replace(target, with: text)
        } catch {
            throw ConfigurationEditError(error)
        }
    }

    /// The path of the file itself, behind any links.
    private func target() throws(ConfigurationEditError) -> String {
        guard FileVersion.exists(path) else { return path }
        guard let resolved = realpath(path, nil) else { throw .refused("\(path) is a link to nothing") }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension ConfigurationEditError {
    fileprivate init(_ failure: Failure) {
        self = .refused(failure.message.replacing("ballast: ", with: "", maxReplacements: 1))
    }
}
