import Dashboard

/// Makes the edits of a running dashboard in the configuration's file, and reverses them, the newest first.
@MainActor
final class ConfigurationEditor {
    private let file: ConfigurationFile?
    private var changes: [ConfigurationFile.Change] = []

    /// Creates an editor; without a file every edit is refused.
    init(_ file: ConfigurationFile?) { self.file = file }

    /// Makes an edit; returns why not, or nil if it was made.
    func apply(_ edit: ConfigurationEdit) -> String? {
        guard let file else { return "no folder for a configuration: neither HOME nor XDG_CONFIG_HOME is set" }
        do throws(ConfigurationEditError) {
            changes.append(try file.apply(edit))
            return nil
        } catch {
            return error.short
        }
    }

    /// Reverses the newest edit, which is forgotten in any case; returns why not, or nil if it was reversed.
    func undo() -> String? {
        guard let file, let change = changes.popLast() else { return "nothing to undo" }
        do throws(ConfigurationEditError) {
            try file.undo(change)
            return nil
        } catch {
            return error.short
        }
    }
}
