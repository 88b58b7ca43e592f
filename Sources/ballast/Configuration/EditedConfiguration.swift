import Dashboard
import Formats
import Model

/// The text of a configuration after an edit: the smallest change of the text, read again and compared with what was
/// intended.
struct EditedConfiguration {
    /// The text to be written.
    let text: String
    /// The edit that restores what was there before.
    let inverse: ConfigurationEdit
    /// The configuration that the text means.
    let configuration: Configuration

    /// Edits a text; throws if the text has errors already, or if the edit makes no sense or cannot be made.
    ///
    /// - Parameter file: the path of the file, for messages.
    init(_ edit: ConfigurationEdit, of text: String, file: String) throws(ConfigurationEditError) {
        let before = try EditedConfiguration.read(text, file)
        do {
            var toml = try TOMLEdit(text)
            let root = try TOMLItem(parsing: text)
            let path: [String]
            if let (name, section) = edit.list {
                path = [section.rawValue, name]
                let lists = section == .lists ? before.lists : before.groups
                let wanted = try edit.symbols(in: lists)
                inverse = .restore(name, root.symbols(at: path), section)
                try EditedConfiguration.checkName(name, of: edit)
                try toml.set(wanted, at: path, section.noun)
            } else if let setting = edit.setting {
                path = [setting.key]
                inverse = root.value(at: path) == nil ? .unset(setting) : .set(before.choice(like: setting))
                if case .unset = edit { _ = try toml.remove(path) } else { try toml.set(setting) }
            } else {
                path = [ConfigurationSchema.alertTable]
                let alerts = AlertTables(root)
                inverse = try alerts.inverse(of: edit)
                try alerts.apply(edit, to: &toml)
            }
            self.text = toml.text
            configuration = try EditedConfiguration.read(toml.text, file)
            try check(edit, from: before, root, path)
        } catch let error as ConfigurationEditError {
            throw error
        } catch let error as EditRefusal {
            throw .refused(error.message)
        } catch {
            throw .refused("the file cannot be edited")
        }
    }

    private static func read(_ text: String, _ file: String) throws(ConfigurationEditError) -> Configuration {
        let (configuration, errors) = Configuration.parsing(text, file: file)
        if !errors.isEmpty { throw .invalid(ConfigurationErrors(errors: errors)) }
        return configuration
    }

    private static func checkName(_ name: String, of edit: ConfigurationEdit) throws(EditRefusal) {
        guard name == PlainText.clean(name), !name.isEmpty else {
            throw EditRefusal("a name cannot be empty or have invisible characters")
        }
        if case .restore = edit { return }
        if case .delete = edit { return }
        if ConfigurationEdit.reservedNames.contains(name) { throw EditRefusal("a list cannot be called \(name)") }
    }

    /// Compares the text with what was intended: nothing but the edited entry may have changed its meaning.
    private func check(
        _ edit: ConfigurationEdit, from before: Configuration, _ root: TOMLItem, _ path: [String]
    ) throws {
        let after = try TOMLItem(parsing: text)
        var isRight = after.removing(path) == root.removing(path)
        if let (name, section) = edit.list {
            let wanted = try edit.symbols(in: section == .lists ? before.lists : before.groups)
            isRight = isRight && after.symbols(at: path) == wanted
            let found = section == .lists ? configuration.lists : configuration.groups
            isRight = isRight && (wanted == nil || found.first { $0.name == name }?.symbols == wanted)
        } else if let setting = edit.setting {
            let isSet = if case .set = edit { true } else { false }
            isRight = isRight && (after.value(at: path) != nil) == isSet
            isRight = isRight && (!isSet || configuration.choice(like: setting) == setting)
        } else {
            isRight = try isRight && AlertTables(after).drafts == AlertTables(root).drafts(after: edit)
        }
        if !isRight { throw EditRefusal("this way of writing it cannot be edited: change the file by hand") }
    }
}

extension TOMLItem {
    /// The symbols of a list of texts; nil if there is none.
    fileprivate func symbols(at path: [String]) -> [Symbol]? {
        guard case .list(let items)? = value(at: path) else { return nil }
        return items.compactMap { if case .text(let text) = $0 { Symbol(text) } else { nil } }
    }
}

extension TOMLEdit {
    /// Makes a list have the given symbols, or removes it.
    fileprivate mutating func set(_ symbols: [Symbol]?, at path: [String], _ noun: String) throws {
        guard let symbols else {
            if try remove(path) { return }
            throw EditRefusal("the \(noun) \(path[1]) comes with the program, and the file has none of that name")
        }
        let names = symbols.map(\.name)
        if try setItems(names, at: path) { return }
        try insert(path[1], TOMLText.list(names.map(TOMLText.quoted)), in: [path[0]])
    }

    /// Gives a setting its value.
    fileprivate mutating func set(_ setting: SettingChoice) throws {
        if let pair = outline.pair(at: [setting.key]) {
            try replace(pair.value.range, with: setting.written)
        } else {
            try insertAtRoot(setting.key, setting.written)
        }
    }
}

extension Configuration {
    /// The value of the setting that another value is for.
    fileprivate func choice(like setting: SettingChoice) -> SettingChoice {
        switch setting {
        case .mouse: .mouse(mouse)
        case .bell: .bell(bell)
        case .motion: .motion(motion)
        }
    }
}
