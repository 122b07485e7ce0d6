// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle.h"

#include "core/weights/pickle_input.h"
#include "core/weights/pickle_names.h"

#include <bit>
#include <optional>
#include <unordered_map>

namespace headstart::weights::pickle {

namespace {

constexpr std::uint64_t kMostOpcodes = 10'000'000;
constexpr std::size_t kMostMemos = 1'000'000;
constexpr std::size_t kMostValues = 4'000'000;
constexpr std::size_t kMostMarks = 64;
constexpr std::size_t kMostCopies = 4'000'000; // of items from one container into another

enum Opcode : std::uint8_t {
    MARK = '(',
    STOP = '.',
    BININT = 'J',
    BININT1 = 'K',
    BININT2 = 'M',
    NONE = 'N',
    BINPERSID = 'Q',
    REDUCE = 'R',
    SHORT_BINSTRING = 'U',
    BINUNICODE = 'X',
    APPEND = 'a',
    BUILD = 'b',
    GLOBAL = 'c',
    APPENDS = 'e',
    BINGET = 'h',
    LONG_BINGET = 'j',
    BINPUT = 'q',
    LONG_BINPUT = 'r',
    SETITEM = 's',
    TUPLE = 't',
    SETITEMS = 'u',
    EMPTY_TUPLE = ')',
    EMPTY_LIST = ']',
    EMPTY_DICT = '}',
    BINFLOAT = 'G',
    PROTO = 0x80,
    NEWOBJ = 0x81,
    TUPLE1 = 0x85,
    TUPLE2 = 0x86,
    TUPLE3 = 0x87,
    NEWTRUE = 0x88,
    NEWFALSE = 0x89,
    LONG1 = 0x8A,
    SHORT_BINUNICODE = 0x8C,
    EMPTY_SET = 0x8F,
    STACK_GLOBAL = 0x93,
    MEMOIZE = 0x94,
    FRAME = 0x95,
};

class Machine {
public:
    Machine(const ByteSource &source, std::uint64_t begin, std::uint64_t end)
        : m_source(source), m_input(source, begin, end)
    {}

    Result<Document> run()
    {
        for (std::uint64_t steps = 0; steps < kMostOpcodes; ++steps) {
            m_opcodePosition = m_input.position();
            auto opcode = m_input.number(1);
            if (!opcode)
                return opcode.error();
            if (*opcode == STOP)
                return finish();
            if (auto done = step(static_cast<std::uint8_t>(*opcode)); !done)
                return done.error();
            if (m_document.values.size() > kMostValues)
                return broken(say("the pickle builds more than %1 values", kMostValues));
        }
        return broken(say("the pickle has more than %1 steps", kMostOpcodes));
    }

private:
    using Done = Result<void>;

    Error broken(Text rule) const { return m_source.malformed(m_opcodePosition, std::move(rule)); }

    Result<Document> finish()
    {
        if (m_stack.size() != 1 || !m_marks.empty())
            return broken(say("the pickle ends with %1 values instead of one", m_stack.size()));
        m_document.root = m_stack.back();
        m_document.end = m_input.position();
        return std::move(m_document);
    }

    Value &value(Id id) { return m_document.values[id]; }

    Done push(Kind kind, decltype(Value::content) content = {})
    {
        m_document.values.push_back({kind, std::move(content)});
        m_stack.push_back(static_cast<Id>(m_document.values.size() - 1));
        return {};
    }

    /// The topmost values, which must all lie above the last mark.
    Result<std::vector<Id>> pop(std::size_t count)
    {
        const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
        if (m_stack.size() - floor < count)
            return broken(say("the pickle takes more values than it has made"));
        std::vector<Id> out(m_stack.end() - static_cast<std::ptrdiff_t>(count), m_stack.end());
        m_stack.resize(m_stack.size() - count);
        return out;
    }

    Result<std::vector<Id>> popToMark()
    {
        if (m_marks.empty())
            return broken(say("the pickle takes more values than it has made"));
        auto out = pop(m_stack.size() - m_marks.back());
        m_marks.pop_back();
        return out;
    }

    Done step(std::uint8_t opcode)
    {
        switch (opcode) {
        case PROTO:
            return protocol();
        case FRAME:
            return discard(m_input.number(8));
        case MARK:
            if (m_marks.size() == kMostMarks)
                return broken(say("the pickle is nested deeper than %1", kMostMarks));
            m_marks.push_back(m_stack.size());
            return {};
        case NONE:
            return push(Kind::None);
        case NEWTRUE:
        case NEWFALSE:
            return push(Kind::Bool, std::int64_t{opcode == NEWTRUE});
        case BININT:
            return integer(4);
        case BININT1:
            return integer(1);
        case BININT2:
            return integer(2);
        case LONG1:
            return longInteger();
        case BINFLOAT:
            return floatingPoint();
        case SHORT_BINSTRING:
        case SHORT_BINUNICODE:
            return text(1);
        case BINUNICODE:
            return text(4);
        case EMPTY_TUPLE:
            return push(Kind::Tuple, std::vector<Id>());
        case EMPTY_LIST:
            return push(Kind::List, std::vector<Id>());
        case EMPTY_DICT:
            return push(Kind::Dict, std::vector<Id>());
        case EMPTY_SET:
            return push(Kind::Set, std::vector<Id>());
        case TUPLE1:
        case TUPLE2:
        case TUPLE3:
            return tuple(pop(opcode - TUPLE1 + 1U));
        case TUPLE:
            return tuple(popToMark());
        case APPEND:
            return extend(Kind::List, pop(1));
        case APPENDS:
            return extend(Kind::List, popToMark());
        case SETITEM:
            return extend(Kind::Dict, pop(2));
        case SETITEMS:
            return extend(Kind::Dict, popToMark());
        case BINGET:
            return recall(m_input.number(1));
        case LONG_BINGET:
            return recall(m_input.number(4));
        case BINPUT:
            return remember(m_input.number(1));
        case LONG_BINPUT:
            return remember(m_input.number(4));
        case MEMOIZE:
            return remember(m_memo.size());
        case GLOBAL:
            return global();
        case STACK_GLOBAL:
            return stackGlobal();
        case REDUCE:
        case NEWOBJ:
            return call();
        case BUILD:
            return build();
        case BINPERSID:
            return persistent();
        default:
            return broken(say("opcode %1 has no place in a file of weights", opcode));
        }
    }

    template <class T>
    static Done discard(const Result<T> &result)
    {
        return result ? Done() : Done(result.error());
    }

    Done protocol()
    {
        const auto version = m_input.number(1);
        if (!version)
            return version.error();
        if (*version > 5)
            return broken(say("pickle protocol %1 is not known", *version));
        return {};
    }

    Done integer(std::size_t size)
    {
        const auto number = m_input.number(size);
        if (!number)
            return number.error();
        const auto isSigned = size == 4;
        return push(Kind::Int,
                    isSigned ? std::int64_t{static_cast<std::int32_t>(*number)} : static_cast<std::int64_t>(*number));
    }

    /// Two's complement of any length. What does not fit into 64 bits stays as its bytes (the legacy magic number).
    Done longInteger()
    {
        const auto size = m_input.number(1);
        if (!size)
            return size.error();
        auto bytes = m_input.text(static_cast<std::size_t>(*size));
        if (!bytes)
            return bytes.error();
        if (bytes->size() > 8)
            return push(Kind::Text, std::move(*bytes));
        const bool negative = !bytes->empty() && static_cast<std::uint8_t>(bytes->back()) >= 0x80;
        bytes->resize(8, negative ? '\xFF' : '\0');
        std::uint64_t number = 0;
        for (std::size_t i = 8; i-- > 0;)
            number = number << 8 | static_cast<std::uint8_t>((*bytes)[i]);
        return push(Kind::Int, static_cast<std::int64_t>(number));
    }

    Done floatingPoint()
    {
        const auto bytes = m_input.bytes(8);
        if (!bytes)
            return bytes.error();
        std::uint64_t bits = 0;
        for (const std::byte byte : *bytes) // the one big-endian number of the format
            bits = bits << 8 | std::to_integer<std::uint64_t>(byte);
        return push(Kind::Float, std::bit_cast<double>(bits));
    }

    Done text(std::size_t sizeBytes)
    {
        const auto size = m_input.number(sizeBytes);
        if (!size)
            return size.error();
        auto text = m_input.text(static_cast<std::size_t>(*size));
        if (!text)
            return text.error();
        return push(Kind::Text, std::move(*text));
    }

    Done tuple(Result<std::vector<Id>> items)
    {
        if (!items)
            return items.error();
        return push(Kind::Tuple, std::move(*items));
    }

    Done extend(Kind kind, Result<std::vector<Id>> items)
    {
        if (!items)
            return items.error();
        auto target = pop(1);
        if (!target)
            return target.error();
        const Id id = target->front();
        // An inert object may be a list or a dictionary of some class: what it is given stays beneath it.
        if (value(id).kind != kind && value(id).kind != Kind::Object)
            return broken(say("the pickle adds items to something that is neither a list nor a dictionary"));
        if (kind == Kind::Dict && items->size() % 2 != 0)
            return broken(say("the pickle gives a dictionary a key without a value"));
        auto &children = value(id).children();
        children.insert(children.end(), items->begin(), items->end());
        m_stack.push_back(id);
        return {};
    }

    Done remember(const Result<std::uint64_t> &slot)
    {
        if (!slot)
            return slot.error();
        if (m_stack.empty() || (!m_marks.empty() && m_stack.size() == m_marks.back()))
            return broken(say("the pickle takes more values than it has made"));
        if (m_memo.size() == kMostMemos)
            return broken(say("the pickle remembers more than %1 values", kMostMemos));
        m_memo[*slot] = m_stack.back();
        return {};
    }

    Done recall(const Result<std::uint64_t> &slot)
    {
        if (!slot)
            return slot.error();
        const auto found = m_memo.find(*slot);
        if (found == m_memo.end())
            return broken(say("the pickle recalls value %1, which it never remembered", *slot));
        m_stack.push_back(found->second);
        return {};
    }

    Done pushGlobal(const std::string &module, const std::string &name)
    {
        const std::string global = module + " " + name;
        if (isHostile(global))
            return broken(
                say("the file asks to run %1.%2: it was made to do harm, or is not a file of weights", module, name));
        return push(Kind::Global, global);
    }

    Done global()
    {
        const auto module = m_input.line();
        if (!module)
            return module.error();
        const auto name = m_input.line();
        if (!name)
            return name.error();
        return pushGlobal(*module, *name);
    }

    Done stackGlobal()
    {
        const auto names = pop(2);
        if (!names)
            return names.error();
        const Value &module = value((*names)[0]);
        const Value &name = value((*names)[1]);
        if (module.kind != Kind::Text || name.kind != Kind::Text || module.text().size() > Input::kLongestName
            || name.text().size() > Input::kLongestName)
            return broken(say("the pickle names something by what is not a name"));
        return pushGlobal(std::string(module.text()), std::string(name.text()));
    }

    /// Before PyTorch 1.6 the class of a module that was saved whole came with its source code: 'module', the class,
    /// its file, its text.
    bool isModuleClass(const Value &fields)
    {
        return fields.kind == Kind::Tuple && fields.children().size() == 4
               && value(fields.children()[0]).kind == Kind::Text && value(fields.children()[0]).text() == "module"
               && value(fields.children()[1]).kind == Kind::Global;
    }

    Done persistent()
    {
        const auto id = pop(1);
        if (!id)
            return id.error();
        const Value &fields = value(id->front());
        if (isModuleClass(fields)) {
            m_stack.push_back(fields.children()[1]);
            return {};
        }
        if (fields.kind != Kind::Tuple || fields.children().size() < 5)
            return broken(say("the pickle refers to something that is not a storage"));
        const auto begin = fields.children().begin();
        return push(Kind::Storage, std::vector<Id>(begin, begin + (fields.children().size() == 5 ? 5 : 6)));
    }

    Done call()
    {
        const auto operands = pop(2);
        if (!operands)
            return operands.error();
        const Id callable = (*operands)[0];
        const Id arguments = (*operands)[1];
        if (value(callable).kind != Kind::Global || value(arguments).kind != Kind::Tuple)
            return broken(say("the pickle calls something that cannot be called"));
        const std::string_view name = value(callable).text();
        const std::vector<Id> &given = value(arguments).children();
        if (name == "collections OrderedDict")
            return orderedDict(given);
        if (name == "torch._utils _rebuild_tensor_v2" || name == "torch._utils _rebuild_tensor")
            return tensor(given);
        const bool wrapsOne = name == "torch._utils _rebuild_parameter" || name == "torch.nn.parameter Parameter"
                              || name == "torch Size" || name == "_codecs encode";
        if (wrapsOne && !given.empty()) {
            m_stack.push_back(given.front());
            return {};
        }
        return push(Kind::Object, std::vector<Id>{callable, arguments});
    }

    /// Empty, or from a list of pairs.
    Done orderedDict(const std::vector<Id> &given)
    {
        std::vector<Id> items;
        if (!given.empty()) {
            const Value &pairs = value(given.front());
            if (given.size() != 1 || pairs.kind != Kind::List)
                return broken(say("an OrderedDict is made from what is not a list of pairs"));
            m_copies += pairs.children().size();
            if (m_copies > kMostCopies)
                return broken(say("the pickle builds more than %1 values", kMostValues));
            for (const Id pair : pairs.children()) {
                const Value &fields = value(pair);
                const bool isPair =
                    (fields.kind == Kind::List || fields.kind == Kind::Tuple) && fields.children().size() == 2;
                if (!isPair)
                    return broken(say("an OrderedDict is made from what is not a list of pairs"));
                items.insert(items.end(), fields.children().begin(), fields.children().end());
            }
        }
        return push(Kind::Dict, std::move(items));
    }

    /// (storage, offset, sizes, strides, ...): what follows is about gradients and hooks.
    Done tensor(const std::vector<Id> &given)
    {
        const bool fits = given.size() >= 4 && value(given[0]).kind == Kind::Storage
                          && value(given[1]).kind == Kind::Int && value(given[2]).kind == Kind::Tuple
                          && value(given[3]).kind == Kind::Tuple;
        if (!fits)
            return broken(say("a tensor is not made of storage, offset, sizes and strides"));
        return push(Kind::Tensor, std::vector<Id>(given.begin(), given.begin() + 4));
    }

    /// State for what was just made: an Object keeps it beneath itself; a Dict's (`_metadata`) says nothing of tensors.
    Done build()
    {
        const auto state = pop(1);
        if (!state)
            return state.error();
        if (m_stack.empty())
            return broken(say("the pickle takes more values than it has made"));
        Value &target = value(m_stack.back());
        if (target.kind == Kind::Object)
            target.children().push_back(state->front());
        else if (target.kind != Kind::Dict)
            return broken(say("the pickle sets the state of something that has none"));
        return {};
    }

    const ByteSource &m_source;
    Input m_input;
    std::uint64_t m_opcodePosition = 0;
    Document m_document;
    std::size_t m_copies = 0;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Id> m_memo;
};

} // namespace

const Value *Document::find(const Value &dict, std::string_view key) const
{
    const std::vector<Id> &items = dict.children();
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        const Value &candidate = values[items[i]];
        if (candidate.kind == Kind::Text && candidate.text() == key)
            return &values[items[i + 1]];
    }
    return nullptr;
}

Result<Document> read(const ByteSource &source, std::uint64_t begin, std::uint64_t end)
{
    return Machine(source, begin, end).run();
}

} // namespace headstart::weights::pickle
