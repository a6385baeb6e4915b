# Puts files into a library as they are, any bytes: the assembler reads them, so they cost no compile time.
#
# evdoc_embed(TARGET FOLDER...) gives TARGET the definition of evdoc::builtin_files() (base/builtin_files.h) with every
# file below the folders, which are named relative to the project's top.
function(evdoc_embed target)
  set(folders ${ARGN})
  list(TRANSFORM folders REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/\\1/*")
  file(GLOB_RECURSE paths LIST_DIRECTORIES false RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS ${folders})
  list(FILTER paths EXCLUDE REGEX "(^|/)\\.|~$")
  list(SORT paths COMPARE STRING CASE SENSITIVE)

  set(blobs "")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(path IN LISTS paths)
    string(REGEX REPLACE "([\\\\\"])" "\\\\\\1" quoted "${PROJECT_SOURCE_DIR}/${path}")
    string(APPEND blobs "evdoc_file_${number}:\n  .incbin \"${quoted}\"\n")
    string(APPEND declarations "extern const char evdoc_file_${number}[];\n")
    math(EXPR next "${number} + 1")
    string(APPEND entries
      "      {R\"path(${path})path\", {evdoc_file_${number}, size_between(evdoc_file_${number}, evdoc_file_${next})}},\n")
    set(number ${next})
  endforeach()

  set(globals "")
  foreach(index RANGE ${number})
    string(APPEND globals "  .globl evdoc_file_${index}\n")
  endforeach()
  string(APPEND declarations "extern const char evdoc_file_${number}[];")
  set(count ${number})
  set(generated ${PROJECT_BINARY_DIR}/generated)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/builtin_files.S.in ${generated}/builtin_files.S @ONLY)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/builtin_files.cc.in ${generated}/builtin_files.cc @ONLY)

  list(TRANSFORM paths PREPEND ${PROJECT_SOURCE_DIR}/)
  set_source_files_properties(${generated}/builtin_files.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${generated}/builtin_files.S ${generated}/builtin_files.cc)
endfunction()
