import Dashboard
import Formats

/// The file in which the dashboard keeps its state from one run to the next: `ballast/state` in the user's state folder.
enum StateFile {
    /// Its path; nil if there is no folder for it.
    static var path: String? {
        ProcessEnvironment.userFolder("XDG_STATE_HOME", orElse: ".local/state").map { "\($0)/state" }
    }

    /// What was kept; nothing if there is no file that can be read.
    static func read() -> SavedState {
        guard let path, let bytes = try? FileBytes.load(path, name: "state") else { return SavedState() }
        return SavedState(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Keeps a state, and returns why it could not be kept; nil if it could, or there is no folder for it.
    static func write(_ state: SavedState) -> String? {
        guard let path else { return nil }
        do throws(Failure) {
            try OutputFile.replace(path, with: state.text)
            return nil
        } catch {
            return error.message
        }
    }
}
