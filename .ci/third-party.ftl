What the program carries besides its own code, and under which licence. Written by the build
(bootstrap/target/licences/THIRD-PARTY); a test compares this copy with it.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#assign licences = e.getValue()/>
${project.groupId}:${project.artifactId}:${project.version}
    <#list licences as licence>${licence}<#sep>, </#list>
</#list>
