#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/hostile: files that a stranger could send instead of weights, and manifest.json, which says for each
what a reader must answer: a part of the rejection ("" where any will do), or null where the file is to be accepted.

    python make_hostile.py        (the standard library is enough)
"""
import io, json, pickle, shutil, struct, tarfile, zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent / "hostile"
manifest = {}


def emit(name, data, expected):
    (OUT / name).write_bytes(data)
    manifest[name] = expected


# ---- safetensors

def st(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def entry(dtype="F32", shape=(1,), span=(0, 4)):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(span)}


def safetensors():
    four = b"\0" * 4
    emit("st_header_2_63.safetensors", struct.pack("<Q", 2**63) + b"{}" + four, "header's length")
    emit("st_header_past_end.safetensors", st({"a": entry()}, four, length=500), "header's length")
    emit("st_seven_bytes.safetensors", b"\x02\0\0\0\0\0\0", "not a file of weights")
    emit("st_duplicate_key.safetensors", st(b'{"a":%s,"a":%s}' % ((json.dumps(entry()).encode(),) * 2), four), "twice")
    emit("st_duplicate_field.safetensors",
         st(b'{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', four), "twice")
    emit("st_overlap.safetensors", st({"a": entry(), "b": entry()}, four), "a hole or an overlap")
    emit("st_partial_overlap.safetensors", st({"a": entry(shape=(2,), span=(0, 8)), "b": entry(span=(4, 8))}, four * 2), "overlap")
    emit("st_hole.safetensors", st({"a": entry(), "b": entry(span=(8, 12))}, four * 3), "a hole or an overlap")
    emit("st_tail.safetensors", st({"a": entry()}, four + b"x"), "bytes of data")
    emit("st_data_cut.safetensors", st({"a": entry()}, b"\0\0"), "bytes of data")
    emit("st_shape_overflow.safetensors", st({"a": entry(shape=(2, 2**63 - 1))}, four), "shape does not fill")
    emit("st_shape_wraps_to_fit.safetensors", st({"a": entry(shape=(2**62 + 1, 4), span=(0, 16))}, four * 4), "shape does not fill")
    emit("st_shape_zero.safetensors", st({"a": entry(shape=(0,), span=(0, 0)), "b": entry()}, four), None)
    emit("st_shape_zero_times_huge.safetensors", st({"a": entry(shape=(0, 2**63), span=(0, 0)), "b": entry()}, four), None)
    emit("st_scalar.safetensors", st({"a": entry(shape=())}, four), None)
    emit("st_white_space.safetensors", st(b" \n" + json.dumps({"a": entry()}).encode() + b"  ", four), None)
    emit("st_f4.safetensors", st({"a": entry("F4", (2,), (0, 1))}, b"\0"), "not supported")
    emit("st_f8.safetensors", st({"a": entry("F8_E4M3", (4,), (0, 4))}, four), "not supported")
    emit("st_dtype_unknown.safetensors", st({"a": entry("Q7")}, four), "unknown")
    emit("st_negative.safetensors", st({"a": entry(shape=(-1,))}, four), "negative")
    emit("st_float_shape.safetensors", st({"a": entry(shape=(1.0,))}, four), "whole number")
    emit("st_integer_2_64.safetensors", st(b'{"a":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,4]}}', four), "whole number")
    emit("st_extra_field.safetensors", st({"a": entry() | {"x": 1}}, four), "unknown field")
    emit("st_missing_field.safetensors", st({"a": {"dtype": "F32", "shape": [1]}}, four), "lacks")
    emit("st_offsets_backwards.safetensors", st({"a": entry(span=(4, 0))}, four), "a hole or an overlap")
    emit("st_offsets_three.safetensors", st({"a": entry(span=(0, 4, 4))}, four), "data_offsets")
    emit("st_not_utf8.safetensors", st(b'{"\xff":' + json.dumps(entry()).encode() + b"}", four), "not valid JSON")
    emit("st_metadata_number.safetensors", st({"__metadata__": {"a": 1}, "a": entry()}, four), "number")
    emit("st_metadata_nested.safetensors", st({"__metadata__": {"a": {}}, "a": entry()}, four), "object")
    emit("st_metadata_twice.safetensors", st(b'{"__metadata__":{},"__metadata__":{}}'), "twice")
    emit("st_array.safetensors", st(b"[{}]"), "not a file of weights")
    emit("st_deep.safetensors", st(b'{"a":' * 20000), "unknown field")
    emit("st_two_documents.safetensors", st(b"{}{}"), "not valid JSON")
    emit("st_null.safetensors", st({"a": None}), "null")
    emit("st_rank_65.safetensors", st({"a": entry(shape=(1,) * 65)}, four), "dimensions")


# ---- pickles: assembled by hand, since Python's own pickler is too honest

P = b"\x80\x02"
def text(s): return b"X" + struct.pack("<I", len(s)) + s.encode()
def number(n): return b"\x8a" + bytes([(n.bit_length() + 8) // 8]) + n.to_bytes((n.bit_length() + 8) // 8, "little", signed=True)
def glob(module, name): return b"c" + f"{module}\n{name}\n".encode()
def tup(*items): return b"(" + b"".join(items) + b"t"
def storage(key="0", count=4, kind="FloatStorage", more=b""):
    return tup(text("storage"), glob("torch", kind), text(key), text("cpu"), number(count), more) + b"Q"
def tensor(store=None, offset=0, sizes=(4,), strides=(1,)):
    args = tup(store or storage(), number(offset), tup(*map(number, sizes)), tup(*map(number, strides)), b"\x89",
               glob("collections", "OrderedDict") + b")R")
    return glob("torch._utils", "_rebuild_tensor_v2") + args + b"R"
def dictionary(**items): return b"}(" + b"".join(text(k) + v for k, v in items.items()) + b"u"
def program(value): return P + value + b"."

DATA = struct.pack("<4f", 1, 2, 3, 4)


def torch_zip(pkl, records=None, extra=(), root="archive", byteorder=b"little"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
        z.writestr(zipfile.ZipInfo(f"{root}/data.pkl"), pkl)
        if byteorder: z.writestr(zipfile.ZipInfo(f"{root}/byteorder"), byteorder)
        for key, data in (records if records is not None else {"0": DATA}).items():
            z.writestr(zipfile.ZipInfo(f"{root}/data/{key}"), data)
        for name, data in extra: z.writestr(zipfile.ZipInfo(name), data)
        z.writestr(zipfile.ZipInfo(f"{root}/version"), b"3\n")
    return out.getvalue()


def legacy(obj, keys=("0",), storages=((4, DATA),), system=None, tail=b""):
    magic = P + b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."
    protocol = P + b"M\xe9\x03."
    system = system or program(dictionary(protocol_version=b"M\xe9\x03", little_endian=b"\x88"))
    listed = program(b"](" + b"".join(map(text, keys)) + b"e")
    return magic + protocol + system + obj + listed + b"".join(struct.pack("<q", n) + d for n, d in storages) + tail


def pickles():
    good = program(dictionary(w=tensor()))
    emit("pk_good.pth", torch_zip(good), None)
    emit("pk_legacy_good.pth", legacy(good), None)
    evil = glob("os", "system") + tup(text("touch /tmp/headstart-was-here")) + b"R"
    for name, value in {"alone": evil, "beside": dictionary(w=tensor(), x=evil)}.items():
        emit(f"pk_os_system_{name}.pth", torch_zip(program(value)), "os.system")
        emit(f"pk_os_system_{name}_legacy.pth", legacy(program(value)), "os.system")
    for module, name in (("posix", "system"), ("builtins", "eval"), ("__builtin__", "exec"), ("subprocess", "Popen"),
                         ("builtins", "__import__"), ("os.path", "join"), ("importlib", "import_module")):
        emit(f"pk_{module}_{name}.pth", torch_zip(program(glob(module, name) + tup(text("1")) + b"R")), "asks to run")
    emit("pk_stack_global.pth", torch_zip(b"\x80\x04" + text("os") + text("system") + b"\x93" + tup(text("x")) + b"R."), "os.system")
    emit("pk_magic_only.pth", P + b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", "ends too early")
    emit("pk_unknown_global_unused.pth", torch_zip(program(dictionary(x=glob("a.b", "C") + b")\x81", w=tensor()))), None)
    emit("pk_unknown_global_holds_tensor.pth",
         torch_zip(program(glob("my.net", "Model") + b")\x81" + dictionary(w=tensor()) + b"b")), "my.net.Model")
    emit("pk_setitem_on_tensor.pth", torch_zip(program(dictionary(w=tensor() + text("a") + b"Ns"))), "neither a list nor a dictionary")
    emit("pk_append_to_dict.pth", torch_zip(program(b"}" + b"Na")), "neither a list nor a dictionary")
    emit("pk_reduce_on_text.pth", torch_zip(program(text("os.system") + b")R")), "cannot be called")
    emit("pk_reduce_on_tensor.pth", torch_zip(program(tensor() + b")R")), "cannot be called")
    emit("pk_build_on_tensor.pth", torch_zip(program(tensor() + b"}b")), "state")
    emit("pk_storage_larger_than_record.pth", torch_zip(program(dictionary(w=tensor(storage(count=1000), sizes=(1000,))))), "must hold 4000 bytes")
    emit("pk_storage_smaller_than_record.pth", torch_zip(program(dictionary(w=tensor(storage(count=2), sizes=(2,))))), "must hold 8 bytes")
    emit("pk_storage_count_wraps.pth", torch_zip(program(dictionary(w=tensor(storage(count=2**62 + 4))))), "larger than any file")
    emit("pk_storage_count_negative.pth", torch_zip(program(dictionary(w=tensor(storage(count=-4))))), "not a storage")
    emit("pk_storage_two_types.pth", torch_zip(program(dictionary(w=tensor(), v=tensor(storage(kind="IntStorage"))))), "in two ways")
    emit("pk_storage_unknown_type.pth", torch_zip(program(dictionary(w=tensor(storage(kind="QInt8Storage"))))), "unknown type")
    emit("pk_storage_missing.pth", torch_zip(good, records={}), "missing from the archive")
    emit("pk_storage_not_torch.pth", torch_zip(program(dictionary(w=tensor(storage(kind="x\nos"))))), "")
    emit("pk_past_storage.pth", torch_zip(program(dictionary(w=tensor(sizes=(5,))))), "past its storage")
    emit("pk_offset_past_storage.pth", torch_zip(program(dictionary(w=tensor(offset=1)))), "past its storage")
    emit("pk_stride_past_storage.pth", torch_zip(program(dictionary(w=tensor(sizes=(2, 2), strides=(3, 1))))), "past its storage")
    emit("pk_stride_overflow.pth", torch_zip(program(dictionary(w=tensor(sizes=(3, 3), strides=(2**62, 2**62))))), "past its storage")
    emit("pk_stride_negative.pth", torch_zip(program(dictionary(w=tensor(offset=3, strides=(-1,))))), "0 or more")
    emit("pk_offset_negative.pth", torch_zip(program(dictionary(w=tensor(offset=-1)))), "0 or more")
    emit("pk_sizes_not_numbers.pth", torch_zip(program(dictionary(w=glob("torch._utils", "_rebuild_tensor_v2")
         + tup(storage(), number(0), tup(text("4")), tup(text("1"))) + b"R"))), "0 or more")
    emit("pk_sizes_more_than_strides.pth", torch_zip(program(dictionary(w=tensor(sizes=(2, 2), strides=(1,))))), "as many as each other")
    emit("pk_expand_10_12.pth", torch_zip(program(dictionary(w=tensor(sizes=(10**6, 10**6), strides=(0, 0))))), "expands")
    emit("pk_expand_little.pth", torch_zip(program(dictionary(w=tensor(sizes=(1000,), strides=(0,))))), None)
    emit("pk_tensor_of_text.pth", torch_zip(program(dictionary(w=glob("torch._utils", "_rebuild_tensor_v2") + tup(text("x")) + b"R"))), "not made of storage")
    emit("pk_persistent_not_tuple.pth", torch_zip(program(text("storage") + b"Q")), "not a storage")
    emit("pk_persistent_short.pth", torch_zip(program(tup(text("storage")) + b"Q")), "not a storage")
    laughs = b"](" + text("ha") + b"eq\x00" + b"".join(b"](" + b"h%c" % i * 10 + b"eq%c" % (i + 1) for i in range(60))
    emit("pk_billion_laughs.pth", torch_zip(P + b"(" + laughs + b"t."), "no state dict")
    nested = b"}q\x00(" + text("a0") + tensor() + b"u" + b"".join(
        b"}q%c(" % (i + 1) + b"".join(text(f"k{j}") + b"h%c" % i for j in range(10)) + b"u" for i in range(60))
    emit("pk_billion_dicts.pth", torch_zip(P + b"(" + nested + b"t."), "no state dict")
    emit("pk_dict_of_itself.pth", torch_zip(P + b"}q\x00(" + text("self") + b"h\x00" + text("w") + tensor() + b"u."), None)
    pairs = b"](" + b"".join(tup(text(str(i)), b"N") for i in range(2000)) + b"eq\x00"
    emit("pk_ordered_dict_amplified.pth",
         torch_zip(P + b"(" + pairs + (glob("collections", "OrderedDict") + tup(b"h\x00") + b"R") * 3000 + b"t."), "more than")
    emit("pk_memo_missing.pth", torch_zip(P + b"h\x07."), "never remembered")
    emit("pk_stack_underflow.pth", torch_zip(P + b"s."), "takes more values")
    emit("pk_mark_missing.pth", torch_zip(P + b"t."), "takes more values")
    emit("pk_marks_10000.pth", torch_zip(P + b"(" * 10000 + b"."), "nested deeper")
    emit("pk_empty.pth", torch_zip(b""), "ends too early")
    emit("pk_no_stop.pth", torch_zip(P + b"}"), "ends too early")
    emit("pk_two_values.pth", torch_zip(P + b"}}."), "instead of one")
    emit("pk_huge_text.pth", torch_zip(P + b"X\xff\xff\xff\xff" + b"a."), "longer than")
    emit("pk_text_past_end.pth", torch_zip(P + b"X\x00\x10\x00\x00" + b"a."), "ends too early")
    emit("pk_long_name.pth", torch_zip(P + b"c" + b"a" * 5000 + b"\nb\n."), "longer than")
    emit("pk_protocol_9.pth", torch_zip(b"\x80\x09}."), "protocol")
    emit("pk_opcode_inst.pth", torch_zip(P + b"(i__builtin__\neval\n."), "opcode")
    emit("pk_opcode_ext.pth", torch_zip(P + b"\x82\x01."), "opcode")
    emit("pk_name_of_two_tensors.pth", torch_zip(program(b"}(" + (text("w") + tensor()) * 2 + b"u")), "twice")
    emit("pk_list.pth", torch_zip(program(b"](" + tensor() + b"e")), "no state dict")
    emit("pk_number.pth", torch_zip(program(b"K\x01")), "no state dict")
    many_steps = P + b"N0" * 10
    emit("pk_opcode_pop.pth", torch_zip(many_steps + b"}."), "opcode")

    emit("lg_big_endian.pth", legacy(good, system=program(dictionary(little_endian=b"\x89"))), "little-endian")
    emit("lg_protocol.pth", b"".join([P + b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", P + b"K\x07.", good]), "protocol")
    emit("lg_tail.pth", legacy(good, tail=b"x"), "follows")
    emit("lg_count_differs.pth", legacy(good, storages=((5, DATA + b"\0\0\0\0"),)), "must hold 4")
    emit("lg_count_negative.pth", legacy(good, storages=((-1, DATA),)), "must hold 4")
    emit("lg_storage_cut.pth", legacy(good, storages=((4, DATA[:7]),)), "the file ends after 7")
    emit("lg_key_unknown.pth", legacy(good, keys=("7",)), "does not fit")
    emit("lg_key_twice.pth", legacy(good, keys=("0", "0"), storages=((4, DATA),) * 2), "does not fit")
    emit("lg_key_missing.pth", legacy(good, keys=(), storages=()), "missing")
    emit("lg_keys_not_list.pth", legacy(good)[:-24].replace(program(b"](" + text("0") + b"e"), program(b"}")), "list of storages")
    emit("lg_view.pth", legacy(program(dictionary(w=tensor(storage(more=tup(text("1"), number(0), number(4))))))), "before 0.4")
    emit("plain_pickle.pth", pickle.dumps({"a": 1}, 2), "not one that torch.save made")


# ---- archives

def archives():
    good = program(dictionary(w=tensor()))
    whole = torch_zip(good)
    emit("zip_big_endian.pth", torch_zip(good, byteorder=b"big"), "little-endian")
    emit("zip_no_byteorder.pth", torch_zip(good, byteorder=None), None)
    emit("zip_two_roots.pth", torch_zip(good, extra=[("other/data.pkl", good)]), "one folder")
    emit("zip_dotdot.pth", torch_zip(good, extra=[("archive/../../evil", b"x")]), "no name for a file")
    emit("zip_absolute.pth", torch_zip(good, extra=[("/etc/passwd", b"x")]), "no name for a file")
    emit("zip_no_pickle.zip", torch_zip(good).replace(b"data.pkl", b"data.pkx"), "not one that torch.save made")
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        emit("zip_two_pickles.pth", torch_zip(good, extra=[("archive/data.pkl", program(b"}"))]), "twice")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z: pass
    emit("zip_empty.pth", out.getvalue(), "empty zip")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("archive/data.pkl", good); z.writestr("archive/data/0", DATA * 1000)
    emit("zip_deflated.pth", out.getvalue(), "compressed")
    emit("zip_before.pth", b"MZ" + whole, "not a file of weights")
    emit("zip_behind_pickle.pth", good + whole, "not one that torch.save made")
    emit("zip_prefixed.pth", b"PK" + whole, "")
    emit("zip_tail.pth", whole + b"x", "directory is missing")
    emit("zip_comment.pth", whole[:-2] + b"\x01\x00x", "directory is missing")
    central = whole.index(b"PK\x01\x02")
    def patch(at, data): return whole[:at] + data + whole[at + len(data):]
    emit("zip_encrypted.pth", patch(central + 8, b"\x01\x00"), "encrypted")
    emit("zip_method_differs.pth", patch(8, b"\x08\x00"), "differs")
    emit("zip_name_differs.pth", patch(30, b"Archive"), "differs")
    emit("zip_crc_differs.pth", patch(central + 16, b"\0\0\0\1"), "differs")
    emit("zip_size_differs.pth", patch(central + 20, struct.pack("<II", 10**6, 10**6)), "")
    emit("zip_offset_past_end.pth", patch(central + 42, struct.pack("<I", 10**8)), "ends too early")
    emit("zip_overlap.pth", patch(whole.index(b"PK\x01\x02", central + 1) + 42, struct.pack("<I", 0)), "differs")
    emit("zip_pickle_damaged.pth", whole.replace(good, good[:-2] + b"e."), "checksum")
    emit("zip_half.pth", whole[:len(whole) // 2], "directory is missing")
    emit("zip_four_bytes.pth", b"PK\x03\x04", "ends too early")
    end = whole.rindex(b"PK\x05\x06")
    emit("zip_entries_65535.pth", whole[:end + 8] + b"\xff\xff\xff\xff" + whole[end + 12:], "")
    emit("zip_directory_offset.pth", whole[:end + 16] + struct.pack("<I", 3) + whole[end + 20:], "not where it must be")


def more_safetensors():
    four = b"\0" * 4
    one = json.dumps(entry()).encode()
    emit("st_header_0.safetensors", struct.pack("<Q", 0) + four, "not a file of weights")
    emit("st_header_100_mb.safetensors", struct.pack("<Q", 100_000_001) + b"{" + four, "header's length")
    emit("st_no_tensors.safetensors", st({}), None)
    emit("st_no_tensors_tail.safetensors", st({}, four), "bytes of data")
    emit("st_byte_order_mark.safetensors", st(b"\xef\xbb\xbf{}"), "not a file of weights")
    emit("st_trailing_comma.safetensors", st(b'{"a":%s,}' % one, four), "not valid JSON")
    emit("st_comment.safetensors", st(b'{/* */"a":%s}' % one, four), "not valid JSON")
    emit("st_nan.safetensors", st(b'{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}}', four), "not valid JSON")
    emit("st_exponent.safetensors", st(b'{"a":{"dtype":"F32","shape":[1e0],"data_offsets":[0,4]}}', four), "whole number")
    emit("st_minus_zero.safetensors", st(b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[-0,4]}}', four), "negative")
    emit("st_leading_zero.safetensors", st(b'{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}', four), "not valid JSON")
    emit("st_shape_text.safetensors", st({"a": entry() | {"shape": "1"}}, four), "a text stands")
    emit("st_shape_nested.safetensors", st({"a": entry() | {"shape": [[1]]}}, four), "a list stands")
    emit("st_shape_bool.safetensors", st({"a": entry() | {"shape": [True]}}, four), "a truth value stands")
    emit("st_dtype_number.safetensors", st({"a": entry() | {"dtype": 4}}, four), "a number stands")
    emit("st_dtype_lower.safetensors", st({"a": entry("f32")}, four), "unknown")
    emit("st_name_empty.safetensors", st({"": entry()}, four), None)
    emit("st_name_nul.safetensors", st({"a\0b": entry()}, four), None)
    emit("st_name_escape.safetensors", st({"\x1b[31m\nred": entry("Q7")}, four), "unknown")
    emit("st_name_half_surrogate.safetensors", st(b'{"\\ud800":%s}' % one, four), "not valid JSON")
    emit("st_name_long.safetensors", st({"a" * 100_000: entry()}, four), None)
    emit("st_order.safetensors", st({"b": entry(span=(4, 8)), "a": entry()}, four * 2), None)
    emit("st_end_before_data.safetensors", st({"a": entry(span=(0, 2**64 - 1))}, four), "bytes of data")
    emit("st_rank_0_too_long.safetensors", st({"a": entry(shape=(), span=(0, 8))}, four * 2), "shape does not fill")
    emit("st_metadata_alone.safetensors", st({"__metadata__": {"a": "b"}}), None)
    emit("st_metadata_key_twice.safetensors", st(b'{"__metadata__":{"a":"b","a":"c"},"w":%s}' % one, four), "twice")
    emit("st_metadata_array.safetensors", st({"__metadata__": []}), "a list stands")
    emit("st_metadata_as_tensor.safetensors", st({"__metadata__": entry()}, four), "a list stands")


def module(parameters=b"}", buffers=b"}", modules=b"}", memo=b""):
    """A torch.nn.Module of a class of somebody's, as torch.save pickles it whole."""
    return glob("my.net", "Model") + b")\x81" + memo + dictionary(_parameters=parameters, _buffers=buffers, _modules=modules) + b"b"


def modules():
    weight = dictionary(w=tensor())
    emit("mod_good.pth", torch_zip(program(module(weight))), None)
    emit("mod_legacy.pth", legacy(program(module(weight))), None)
    emit("mod_no_bias.pth", torch_zip(program(module(dictionary(w=tensor(), b=b"N")))), None)
    emit("mod_empty.pth", torch_zip(program(module())), "my.net.Model")
    emit("mod_of_itself.pth", torch_zip(program(module(weight, modules=dictionary(me=b"h\x05"), memo=b"q\x05"))), None)
    emit("mod_parameters_a_list.pth", torch_zip(program(module(b"](" + tensor() + b"e"))), "my.net.Model")
    emit("mod_name_twice.pth", torch_zip(program(module(weight, buffers=weight))), "twice")
    emit("mod_past_storage.pth", torch_zip(program(module(dictionary(w=tensor(sizes=(5,)))))), "past its storage")
    emit("mod_with_os_system.pth", torch_zip(program(module(dictionary(w=tensor(), x=glob("os", "system") + tup(text("x")) + b"R")))), "os.system")
    deep = module(weight)
    for _ in range(40): deep = module(modules=dictionary(m=deep))
    emit("mod_deep.pth", torch_zip(program(deep)), "nested deeper")
    laughs = dictionary(a=module(weight, memo=b"q\x00"))
    for i in range(60): laughs = dictionary(**{f"k{j}": (laughs + b"q%c" % (i + 1) if j == 0 else b"h%c" % (i + 1)) for j in range(10)})
    emit("mod_billion.pth", torch_zip(program(laughs)), "nested deeper")
    code = tup(text("module"), glob("my.net", "Model"), text("net.py"), text("import os; os.system('x')")) + b"Q"
    emit("mod_with_its_code.pth", legacy(program(code + b")\x81" + dictionary(_parameters=weight, _buffers=b"}", _modules=b"}") + b"b")), None)
    emit("mod_code_without_class.pth", legacy(program(tup(text("module"), text("x"), text("y"), text("z")) + b"Q")), "not a storage")
    script = glob("__torch__.net", "Net") + b")\x81" + dictionary(w=tensor(), training=b"\x89") + b"b"
    emit("ts_good.pt", torch_zip(program(script), extra=[("archive/constants.pkl", program(b")")), ("archive/code/net.py", b"import os")]), None)
    emit("ts_state_a_tuple.pt", torch_zip(program(glob("__torch__.net", "Net") + b")\x81" + tup(tensor()) + b"b")), "no named tensors")
    emit("ts_quantised.pt", torch_zip(program(dictionary(w=glob("torch._utils", "_rebuild_qtensor") + tup(storage()) + b"R"))), "_rebuild_qtensor")
    emit("ts_list_of_tensors.pt", torch_zip(program(glob("__torch__.net", "Net") + b")\x81" + dictionary(w=b"](" + tensor() + b"e") + b"b")), "no named tensors")


def more_pickles():
    good = program(dictionary(w=tensor()))
    for name, code in {"int": b"I1\n", "long": b"L1L\n", "long4": b"\x8b\1\0\0\0\1", "string": b"S'a'\n", "unicode": b"Va\n",
                       "float": b"F1.0\n", "bytes": b"C\1a", "bytearray8": b"\x96\1\0\0\0\0\0\0\0a", "buffer": b"\x97", "dup": b"N2",
                       "pop_mark": b"(1", "list": b"(l", "dict": b"(d", "get": b"g0\n", "put": b"Np0\n", "persid": b"P0\n", "obj": b"(o",
                       "newobj_ex": b"\x92", "frozenset": b"(\x91", "ext4": b"\x84\1\0\0\0", "additems": b"\x8f(N\x90"}.items():
        emit(f"pk_opcode_{name}.pth", torch_zip(P + code + b"."), "opcode")
    emit("pk_frame_huge.pth", torch_zip(b"\x80\x04\x95" + b"\xff" * 8 + dictionary(w=tensor()) + b"."), None)
    emit("pk_memo_4_billion.pth", torch_zip(P + dictionary(w=tensor()) + b"r\xff\xff\xff\xff."), None)
    emit("pk_long_255.pth", torch_zip(program(dictionary(w=tensor(), n=b"\x8a\xff" + b"\x7f" * 255))), None)
    emit("pk_size_of_many_digits.pth", torch_zip(program(dictionary(w=tensor(sizes=(2**80,))))), "0 or more")
    emit("pk_codecs_encode.pth", torch_zip(program(dictionary(w=tensor(), x=glob("_codecs", "encode") + tup(text("a"), text("latin1")) + b"R"))), None)
    emit("pk_pair_of_three.pth", torch_zip(program(glob("collections", "OrderedDict") + tup(b"](" + tup(b"N", b"N", b"N") + b"e") + b"R")), "list of pairs")
    emit("pk_key_a_number.pth", torch_zip(program(b"}K\1" + tensor() + b"s")), "no state dict")
    emit("pk_name_2000.pth", torch_zip(program(dictionary(**{"a" * 2000: tensor()}))), "no state dict")
    emit("pk_rank_65.pth", torch_zip(program(dictionary(w=tensor(sizes=(1,) * 65, strides=(1,) * 65)))), "0 or more")
    emit("pk_tensor_is_root.pth", torch_zip(program(tensor())), "no state dict")
    emit("pk_storage_key_dotdot.pth", torch_zip(program(dictionary(w=tensor(storage(key="../../data.pkl"))))), "missing from the archive")
    emit("pk_two_programs.pth", torch_zip(good + good), None)


def more_archives():
    good = program(dictionary(w=tensor()))
    whole = torch_zip(good)
    class Stream(io.RawIOBase):  # cannot be wound back: sizes follow in descriptors, as torch.save writes them
        def __init__(self): self.bytes = b""
        def writable(self): return True
        def write(self, data): self.bytes += bytes(data); return len(data)
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as z:
        for name, data in {"data.pkl": good, "data/0": DATA, "version": b"3\n"}.items(): z.writestr(zipfile.ZipInfo(f"a/{name}"), data)
    streamed = stream.bytes
    emit("zip_descriptors.pth", streamed, None)
    at = streamed.index(b"PK\x07\x08")
    emit("zip_descriptor_differs.pth", streamed[:at + 8] + b"\xff\xff\xff\x7f" + streamed[at + 12:], "differ")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
        for name, data in {"data.pkl": good, "data/0": DATA}.items():
            with z.open(zipfile.ZipInfo(f"a/{name}"), "w", force_zip64=True) as f: f.write(data)
    emit("zip_64.pth", out.getvalue(), None)
    emit("zip_folder_entry.pth", torch_zip(good, extra=[("archive/", b"")]), None)
    emit("zip_backslash.pth", torch_zip(good, extra=[("archive/..\\..\\evil", b"x")]), "no name for a file")
    emit("zip_name_escape.pth", torch_zip(good, extra=[("archive/\x1b[31m\n", b"x")]), None)
    emit("zip_other_case.pth", torch_zip(good, extra=[("archive/DATA.PKL", b"x")]), None)
    emit("zip_twice_itself.pth", whole + whole, "not where it must be")
    emit("zip_version_999.pth", torch_zip(good, extra=[("archive/.format_version", b"999")]), None)
    emit("zip_cut_in_its_directory.pth", torch_zip(good, records={str(i): b"" for i in range(100)} | {"0": DATA})[:-500], "directory is missing")
    end = whole.rindex(b"PK\x05\x06")
    emit("zip_entries_differ.pth", whole[:end + 8] + b"\x01\x00\x04\x00" + whole[end + 12:], "one part of several")
    emit("zip_disk_1.pth", whole[:end + 4] + b"\x01\x00" + whole[end + 6:], "one part of several")
    emit("zip_directory_size.pth", whole[:end + 12] + b"\xff\xff\xff\x00" + whole[end + 16:], "not where it must be")
    local = whole.index(b"PK\x03\x04")
    emit("zip_extra_past_end.pth", whole[:local + 28] + b"\xff\xff" + whole[local + 30:], "past the file's end")


# ---- the rest

def others():
    emit("empty.pth", b"", "empty")
    emit("text.pth", b"epoch,loss\n1,0.5\n", "this is text")
    emit("page.safetensors", b"<!doctype html><title>Not Found</title>", "this is text")
    emit("lfs_pointer.safetensors", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "this is text")
    emit("keras.h5", b"\x89HDF\r\n\x1a\n" + b"\0" * 100, "HDF5")
    emit("png.pth", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not a file of weights")
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        info = tarfile.TarInfo("storages"); info.size = 4; tar.addfile(info, io.BytesIO(b"abcd"))
    emit("tar.pth", out.getvalue()[:1024], "tar")
    emit("zeros.pth", b"\0" * 1000, "not a file of weights")


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    for make in (safetensors, more_safetensors, pickles, more_pickles, modules, archives, more_archives, others): make()
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(len(manifest), "files,", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")


if __name__ == "__main__":
    main()
